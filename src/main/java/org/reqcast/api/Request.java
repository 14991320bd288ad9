// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Escape;
import org.reqcast.connector.Template;
import org.reqcast.connector.Vocabulary;
import org.reqcast.connector.Words;
import org.reqcast.grammar.BodyReader;
import org.reqcast.grammar.Expression;
import org.reqcast.grammar.RequestBody;

/** A request as a connector file describes it. */
record Request(
    String method,
    Template path,
    Map<String, Template> headers,
    @Nullable RequestBody body,
    Set<String> facts) {
  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
  private static final Pattern FACT = Pattern.compile("\\bfact\\.([A-Za-z0-9_]+)");

  /** A request with its words filled in. */
  record Filled(String method, String path, Map<String, String> headers, byte @Nullable [] body) {}

  /** Reads the method with its path, the headers and the body; where there is none, complains. */
  static Optional<Request> read(YamlMap map, Vocabulary vocabulary) {
    List<String> written = METHODS.stream().filter(map::has).toList();
    if (written.size() != 1) {
      map.wrong(
          written.isEmpty() ? "get" : written.get(1),
          written.isEmpty()
              ? "a request needs one of " + String.join(", ", METHODS) + " with a path"
              : "one request, one method: " + String.join(" or ", written));
      return Optional.empty();
    }
    String method = written.getFirst();
    Template path = Template.of(map, method, Escape.URL, vocabulary);
    Map<String, Template> headers = BodyReader.templates(map, "headers", vocabulary);
    RequestBody body = BodyReader.read(map, vocabulary).orElse(null);
    Set<String> facts = new TreeSet<>();
    for (String key : List.of(method, "headers", "json", "form", "xml", "body")) {
      Matcher names = FACT.matcher(String.valueOf(map.anyIf(key).orElse("")));
      while (names.find()) {
        facts.add(names.group(1));
      }
    }
    return Optional.of(new Request(method.toUpperCase(Locale.ROOT), path, headers, body, facts));
  }

  /** This request, and what it takes from its answer names facts too. */
  Request naming(@Nullable Expression... taken) {
    Set<String> all = new TreeSet<>(facts);
    for (@Nullable Expression one : taken) {
      Matcher names = FACT.matcher(String.valueOf(one));
      while (names.find()) {
        all.add(names.group(1));
      }
    }
    return new Request(method, path, headers, body, all);
  }

  static boolean written(YamlMap map) {
    return METHODS.stream().anyMatch(map::has);
  }

  Filled fill(Words words) throws ConnectorException {
    Map<String, String> filled = filled(headers, words);
    byte[] bytes = body == null ? null : body.bytes(words);
    if (body != null && filled.keySet().stream().noneMatch("content-type"::equalsIgnoreCase)) {
      filled.put("Content-Type", body.type());
    }
    return new Filled(method, path.render(words).strip(), filled, bytes);
  }

  /** Headers with their words filled in; empty ones stay at home. */
  static Map<String, String> filled(Map<String, Template> headers, Words words) {
    Map<String, String> filled = new LinkedHashMap<>();
    headers.forEach(
        (name, template) -> {
          String value = template.render(words).replaceAll("[\\r\\n]+", " ").strip();
          if (!value.isEmpty()) {
            filled.put(name, value);
          }
        });
    return filled;
  }
}
