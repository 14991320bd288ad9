// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Consent;
import org.reqcast.connector.Escape;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Template;
import org.reqcast.grammar.Vault;

/** Asks a person with a code that only we can use (PKCE with S256). */
record CodeConsent(OAuth spoken, TokenDoor door, Template page, Vault vault, Keeping keeping)
    implements Consent {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** Takes what was granted. */
  @FunctionalInterface
  interface Keeping {
    void keep(OAuthToken granted) throws ConnectorException, InterruptedException;
  }

  @Override
  public Question ask(URI redirect) throws ConnectorException {
    var words = door.line().words();
    String state = random(16);
    String verifier = random(32);
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put("response_type", "code");
    asked.put("client_id", spoken.client().render(words).strip());
    asked.put("redirect_uri", redirect.toString());
    asked.put("scope", spoken.scope().render(words).strip());
    asked.put("state", state);
    asked.put("code_challenge", challenge(verifier));
    asked.put("code_challenge_method", "S256");
    spoken.askWith().forEach((name, value) -> asked.put(name, value.render(words).strip()));
    String query =
        asked.entrySet().stream()
            .filter(one -> !one.getValue().isEmpty())
            .map(one -> one.getKey() + "=" + Escape.URL.apply(one.getValue()))
            .collect(Collectors.joining("&"));
    String address = page.render(words).strip();
    URI whole = door.line().address(address + (address.contains("?") ? "&" : "?") + query);
    return new Question(whole, redirect, state, verifier);
  }

  @Override
  public String agreed(Question question, URI cameBack)
      throws ConnectorException, InterruptedException {
    Map<String, String> said = said(cameBack);
    byte[] state = said.getOrDefault("state", "").getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(question.state().getBytes(StandardCharsets.UTF_8), state)) {
      throw wrong("that address is no answer to this question; open the address shown, and agree");
    }
    if (said.containsKey("error")) {
      String words = said.getOrDefault("error_description", said.getOrDefault("error", ""));
      throw wrong("it was not granted: " + words);
    }
    String code = said.getOrDefault("code", "");
    if (code.isEmpty()) {
      throw wrong("that address holds no code; take the whole address of the last page");
    }
    OAuthToken granted = door.forCode(code, question.verifier(), question.redirect().toString());
    keeping.keep(granted);
    return sentence(granted);
  }

  private String sentence(OAuthToken granted) {
    String scope =
        granted.scope().isEmpty()
            ? spoken.scope().render(door.line().words()).strip()
            : granted.scope();
    String what =
        "Connected "
            + door.line().account().name()
            + (scope.isEmpty() ? "" : ", allowed: " + scope.replace(",", " "));
    if (granted.until() == null) {
      return what + "; it does not end by itself.";
    }
    if (granted.refresh().isEmpty()) {
      return what + "; it ends on " + DAY.format(granted.until()) + ", then connect again.";
    }
    return granted.refreshUntil() == null
        ? what + "; it is renewed by itself from " + DAY.format(granted.until()) + " on."
        : what + "; it is renewed by itself until " + DAY.format(granted.refreshUntil()) + ".";
  }

  private ConnectorException wrong(String says) {
    return door.line().trouble(Act.LOGIN, Remedy.RECONFIGURE, says);
  }

  private static Map<String, String> said(URI address) {
    Map<String, String> said = new HashMap<>();
    String query = address.getRawQuery();
    if (query != null) {
      for (String pair : query.split("&", -1)) {
        int at = pair.indexOf('=');
        if (at > 0) {
          said.put(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
        }
      }
    }
    return said;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      return text;
    }
  }

  private String random(int bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(vault.random(bytes));
  }

  private static String challenge(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
