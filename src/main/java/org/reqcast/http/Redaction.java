// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Strikes secrets out of texts that somebody will read. */
public final class Redaction {
  private static final String STRUCK = "[secret]";

  /** Shorter secrets are struck as they stand only: their encodings would match by chance. */
  private static final int LEAST_ENCODED = 6;

  private static final Set<String> SECRET_HEADERS =
      Set.of(
          "authorization",
          "proxy-authorization",
          "cookie",
          "set-cookie",
          "www-authenticate",
          "x-api-key",
          "api-key",
          "x-auth-token",
          "x-access-token");

  private static final Pattern USERINFO = Pattern.compile("(?<=://)[^/?#\\s@]+@");
  private static final Pattern QUERY =
      Pattern.compile(
          "(?i)([?&;](?:[\\w.-]*(?:token|secret|passw|api_?key|apikey|signature|credential)[\\w.-]*"
              + "|key|sig|code|auth|pwd|access_key)=)[^&#;\\s\"'<>]+");
  private static final Pattern SCHEME =
      Pattern.compile("(?i)\\b(bearer|basic|token|hmac)\\s+[\\w+/=.~-]{8,}");
  private static final Pattern LINE =
      Pattern.compile(
          "(?im)\\b(authorization|proxy-authorization|cookie|set-cookie|x-api-key)\\s*:\\s*\\S.*");

  private final List<String> forms;

  private Redaction(List<String> forms) {
    this.forms = forms;
  }

  /** For these secrets, in every form in which they could travel. */
  public static Redaction of(Collection<String> secrets) {
    Set<String> forms = new LinkedHashSet<>();
    for (String secret : secrets) {
      if (!secret.isBlank()) {
        forms.add(secret);
        addEncoded(secret, forms);
      }
    }
    // Longest first, so that no tail of a longer form stays behind.
    return new Redaction(
        forms.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList());
  }

  /** The text without secrets, userinfo, authorization, cookies, and keys in queries. */
  public String strike(String text) {
    String clean = strikeKnown(text);
    clean = USERINFO.matcher(clean).replaceAll(STRUCK + "@");
    clean = QUERY.matcher(clean).replaceAll("$1" + STRUCK);
    clean = LINE.matcher(clean).replaceAll("$1: " + STRUCK);
    return SCHEME.matcher(clean).replaceAll("$1 " + STRUCK);
  }

  /** The text without the known secrets only. */
  String strikeKnown(String text) {
    String clean = text;
    for (String form : forms) {
      clean = clean.replace(form, STRUCK);
    }
    return clean;
  }

  /** Whether a known secret stands in the text, in any form. */
  boolean sees(String text) {
    return forms.stream().anyMatch(text::contains);
  }

  static boolean secretHeader(String name) {
    return SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT));
  }

  private static void addEncoded(String secret, Set<String> forms) {
    if (secret.length() < LEAST_ENCODED) {
      return;
    }
    String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    forms.add(form);
    forms.add(form.replace("+", "%20"));
    forms.add(form.replace("+", "%20").replace("%7E", "~"));
    forms.add(form.toLowerCase(Locale.ROOT));
    forms.add(secret.replace("\\", "\\\\").replace("\"", "\\\""));
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    for (int shift = 0; shift < 3; shift++) {
      forms.add(inside(bytes, shift, Base64.getEncoder()));
      forms.add(inside(bytes, shift, Base64.getUrlEncoder()));
    }
  }

  /** The characters that a secret gives in base64 whatever stands before and after it. */
  private static String inside(byte[] secret, int shift, Base64.Encoder encoder) {
    byte[] shifted = new byte[shift + secret.length];
    System.arraycopy(secret, 0, shifted, shift, secret.length);
    String all = encoder.withoutPadding().encodeToString(shifted);
    int from = shift == 0 ? 0 : shift + 1;
    int to = shifted.length % 3 == 0 ? all.length() : all.length() - 1;
    return all.substring(from, to);
  }
}
