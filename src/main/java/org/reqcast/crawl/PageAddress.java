// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crawl;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of web pages: one spelling for each, and those that lead nowhere sorted out. */
final class PageAddress {
  private static final int LONGEST = 2000;
  private static final int DEEPEST = 12;
  private static final int MOST_REPEATS = 2;
  private static final Set<String> TRACKING =
      Set.of(
          "gclid",
          "fbclid",
          "msclkid",
          "mc_cid",
          "mc_eid",
          "igshid",
          "phpsessid",
          "jsessionid",
          "sessionid",
          "session_id",
          "sid",
          "aspsessionid",
          "replytocom",
          "share");
  private static final Pattern SESSION = Pattern.compile("(?i);jsessionid=[^/?]*");
  private static final Pattern CALENDAR =
      Pattern.compile(
          "(?i)/(19|20)\\d\\d/(0?[1-9]|1[0-2])(/|$)"
              + "|[?&](date|day|month|year|week|cal\\w*|tribe\\w*|ical)="
              + "|/(calendar|events?)/.*\\d{4}");
  private static final Pattern NO_PAGE =
      Pattern.compile(
          "(?i).*\\.(jpe?g|png|gif|webp|svg|ico|css|js|mjs|json|xml|rss|atom|pdf|docx?|xlsx?|pptx?"
              + "|odt|rtf|zip|gz|tgz|rar|7z|mp[34]|m4a|mov|avi|webm|wav|woff2?|ttf|eot|exe|dmg"
              + "|ics|vcf)");
  private static final Pattern ABOUT_PEOPLE =
      Pattern.compile(
          "(?i).*/(about|about-?(me|us)|team|our-team|people|staff|bio|bios|profile|profiles|resume"
              + "|r%C3%A9sum%C3%A9|cv|curriculum-vitae|members?|faculty|providers|leadership"
              + "|who-we-are|author)([/.].*|$)");
  private static final Pattern OWN = Pattern.compile("^/(~[^/]+)(/|$)");
  private static final Pattern BARE_PERCENT = Pattern.compile("%(?![0-9a-fA-F]{2})");
  private static final Pattern ABOVE_ROOT = Pattern.compile("^(/\\.\\.)+(?=/|$)");
  private static final Pattern ENCODED = Pattern.compile("%([0-9a-fA-F]{2})");

  private PageAddress() {}

  /** The one spelling of an absolute http or https address; empty for anything else. */
  static Optional<String> normal(String address) {
    try {
      URI uri = new URI(legal(address.strip()));
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      String host = uri.getHost();
      if ((!scheme.equals("http") && !scheme.equals("https"))
          || host == null
          || uri.getRawUserInfo() != null) {
        return Optional.empty();
      }
      URI flat = uri.normalize();
      String path =
          flat.getRawPath() == null || flat.getRawPath().isEmpty() ? "/" : flat.getRawPath();
      path = decoded(SESSION.matcher(path).replaceAll(""));
      path = ABOVE_ROOT.matcher(path).replaceAll("");
      boolean usual =
          uri.getPort() < 0
              || (scheme.equals("http") && uri.getPort() == 80)
              || (scheme.equals("https") && uri.getPort() == 443);
      return Optional.of(
          scheme
              + "://"
              + host.toLowerCase(Locale.ROOT)
              + (usual ? "" : ":" + uri.getPort())
              + (path.isEmpty() ? "/" : path)
              + query(uri.getRawQuery()));
    } catch (URISyntaxException | IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  /** Host and port, without a leading {@code www.}: what makes a site. */
  static String site(String normal) {
    String authority = host(normal);
    return authority.startsWith("www.") ? authority.substring(4) : authority;
  }

  /** Whether two addresses surely show the same page, however they are spelled. */
  static boolean same(String one, String other) {
    return identity(one).equals(identity(other));
  }

  /** Host and port as asked. */
  static String host(String normal) {
    int from = normal.indexOf("://") + 3;
    return normal.substring(from, indexOfAny(normal, from));
  }

  /** Everything from the first slash to the question mark. */
  static String path(String normal) {
    int from = indexOfAny(normal, normal.indexOf("://") + 3);
    int mark = normal.indexOf('?', from);
    return normal.substring(from, mark < 0 ? normal.length() : mark);
  }

  /** The part of a shared server that belongs to one person, such as {@code /~pat/}, else /. */
  static String ground(String normal) {
    Matcher own = OWN.matcher(path(normal));
    return own.find() ? "/" + own.group(1) : "/";
  }

  /** Why a page at this address would lead nowhere; empty where it may be one. */
  static Optional<String> trap(String normal) {
    String path = path(normal);
    String[] parts = path.split("/", -1);
    Map<String, Integer> times = new HashMap<>();
    Arrays.stream(parts)
        .filter(part -> !part.isEmpty())
        .forEach(part -> times.merge(part, 1, Integer::sum));
    if (normal.length() > LONGEST) {
      return Optional.of("the address is too long");
    }
    if (parts.length - 1 > DEEPEST) {
      return Optional.of("the path is too deep");
    }
    if (times.values().stream().anyMatch(count -> count > MOST_REPEATS)) {
      return Optional.of("the path repeats itself");
    }
    if (CALENDAR.matcher(normal).find()) {
      return Optional.of("it is a page of a calendar");
    }
    if (NO_PAGE.matcher(path).matches()) {
      return Optional.of("it is a file, not a page");
    }
    return Optional.empty();
  }

  /** Whether people are usually told about at such an address. */
  static boolean aboutPeople(String normal) {
    return ABOUT_PEOPLE.matcher(path(normal)).matches();
  }

  private static String identity(String normal) {
    return site(normal) + normal.replaceFirst("^https?://[^/?]*", "").replaceFirst("/$", "");
  }

  private static String legal(String address) {
    StringBuilder legal = new StringBuilder();
    int at = address.indexOf("://");
    int pathAt = at < 0 ? -1 : indexOfAny(address, at + 3);
    if (at > 0 && pathAt > 0) {
      String authority = address.substring(at + 3, pathAt);
      address = address.substring(0, at + 3) + ascii(authority) + address.substring(pathAt);
    }
    int hash = address.indexOf('#');
    for (byte b :
        (hash < 0 ? address : address.substring(0, hash)).getBytes(StandardCharsets.UTF_8)) {
      int c = b & 0xff;
      if (c <= 0x20 || c >= 0x7f || "\"<>\\^`{|}".indexOf(c) >= 0) {
        legal.append(String.format(Locale.ROOT, "%%%02X", c));
      } else {
        legal.append((char) c);
      }
    }
    return BARE_PERCENT.matcher(legal).replaceAll("%25");
  }

  private static String ascii(String authority) {
    return authority.chars().allMatch(c -> c < 0x80) ? authority : IDN.toASCII(authority);
  }

  private static int indexOfAny(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if ("/?#".indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }

  private static String decoded(String path) {
    return ENCODED
        .matcher(path)
        .replaceAll(
            match -> {
              char c = (char) Integer.parseInt(match.group(1), 16);
              boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
              return plain ? String.valueOf(c) : match.group().toUpperCase(Locale.ROOT);
            });
  }

  private static String query(@org.jspecify.annotations.Nullable String query) {
    if (query == null || query.isEmpty()) {
      return "";
    }
    String kept =
        String.join(
            "&",
            Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty() && !tracking(pair.split("=", 2)[0]))
                .toList());
    return kept.isEmpty() ? "" : "?" + kept;
  }

  private static boolean tracking(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("utm_") || TRACKING.contains(lower);
  }
}
