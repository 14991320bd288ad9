// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far a request agrees with a recorded one.
 *
 * @param differences one sentence each
 * @param score higher is nearer
 */
record Likeness(Exchange exchange, List<String> differences, int score) {
  private static final JsonMapper JSON = JsonMapper.shared();

  static Likeness of(Exchange recorded, Ask ask) {
    List<String> differences = new ArrayList<>();
    int score = 0;
    if (recorded.method().equals(ask.method())) {
      score += 2;
    } else {
      differences.add("method: recorded " + recorded.method() + ", asked " + ask.method());
    }
    URI was = URI.create(recorded.address().replace(" ", "%20"));
    URI is = ask.uri();
    if (Objects.equals(was.getRawPath(), is.getRawPath())) {
      score += 4;
    } else {
      differences.add("path: recorded " + was.getRawPath() + ", asked " + is.getRawPath());
    }
    if (was.getRawAuthority() != null
        && !was.getRawAuthority().equalsIgnoreCase(is.getRawAuthority())) {
      differences.add(
          "host: recorded " + was.getRawAuthority() + ", asked " + is.getRawAuthority());
    }
    if (sameQuery(was.getRawQuery(), is.getRawQuery())) {
      score += 2;
    } else {
      differences.add("query: recorded " + was.getRawQuery() + ", asked " + is.getRawQuery());
    }
    for (Map.Entry<String, String> header : recorded.headers().entrySet()) {
      String value = header(ask, header.getKey());
      if (value == null || (!header.getValue().equals("*") && !header.getValue().equals(value))) {
        differences.add(
            "header " + header.getKey() + ": recorded " + header.getValue() + ", asked " + value);
      }
    }
    if (sameBody(recorded.body(), body(ask))) {
      score += 2;
    } else {
      differences.add("body: recorded\n" + recorded.body() + "\nasked\n" + body(ask));
    }
    return new Likeness(recorded, differences, score * 10 - differences.size());
  }

  boolean complete() {
    return differences.isEmpty();
  }

  String explain() {
    return exchange.name() + ", which differs in\n- " + String.join("\n- ", differences);
  }

  static String body(Ask ask) {
    byte[] body = ask.body();
    return body == null ? "" : new String(body, StandardCharsets.UTF_8);
  }

  private static @Nullable String header(Ask ask, String name) {
    return ask.headers().entrySet().stream()
        .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static boolean sameQuery(@Nullable String was, @Nullable String is) {
    return pairs(was).equals(pairs(is));
  }

  private static List<String> pairs(@Nullable String query) {
    return query == null || query.isEmpty()
        ? List.of()
        : Stream.of(query.split("&")).sorted().toList();
  }

  private static boolean sameBody(String was, String is) {
    if (was.equals("*") || was.strip().equals(is.strip())) {
      return true;
    }
    try {
      return JSON.readTree(was).equals(JSON.readTree(is)) && !was.isBlank();
    } catch (JacksonException notJson) {
      return false;
    }
  }
}
