// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Escape;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Template;
import org.reqcast.connector.Vocabulary;
import org.reqcast.connector.Words;

/** What one account has learnt about its board by asking, remembered for a while. */
final class Facts {
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final Map<String, Wanted> wanted;
  private final Line line;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /**
   * A fact that a file wants.
   *
   * @param asks tried in order until one is answered
   * @param optional whether we can do without
   */
  record Wanted(List<Request> asks, boolean optional) {}

  private record Known(Object value, Instant until) {}

  Facts(Map<String, Wanted> wanted, Line line) {
    this.wanted = wanted;
    this.line = line;
  }

  static Map<String, Wanted> read(YamlMap file, Vocabulary vocabulary) {
    Map<String, Wanted> facts = new LinkedHashMap<>();
    YamlMap all = file.mapIf("facts").orElse(null);
    if (all == null) {
      return facts;
    }
    for (String name : all.keys()) {
      YamlMap one = all.map(name);
      List<Request> asks = new ArrayList<>();
      one.textIf("get").ifPresent(path -> asks.add(get(one, "get", path, vocabulary)));
      one.texts("else").forEach(path -> asks.add(get(one, "else", path, vocabulary)));
      if (!one.has("get")) {
        one.wrong("get", "a fact needs `get` with a path");
      }
      boolean optional = one.flagIf("optional").orElse(false);
      one.done();
      facts.put(name, new Wanted(List.copyOf(asks), optional));
    }
    all.done();
    return facts;
  }

  private static Request get(YamlMap map, String key, String path, Vocabulary vocabulary) {
    Template template =
        Template.of(path, Escape.URL, vocabulary, (line, wrong) -> map.wrong(key, wrong));
    return new Request("GET", template, Map.of(), null, Set.of());
  }

  /** The facts of these names, asked for where not known yet. */
  Map<String, Object> of(Set<String> names) throws ConnectorException, InterruptedException {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String name : names) {
      Object value = of(name);
      if (value != null) {
        values.put(name, value);
      }
    }
    return values;
  }

  /** What is known already, without asking. */
  Map<String, Object> known() {
    Map<String, Object> values = new LinkedHashMap<>();
    known.forEach((name, one) -> values.put(name, one.value()));
    return values;
  }

  private @Nullable Object of(String name) throws ConnectorException, InterruptedException {
    Instant now = line.around().clock().instant();
    Known remembered = known.get(name);
    if (remembered != null && now.isBefore(remembered.until())) {
      return remembered.value();
    }
    Wanted fact = wanted.get(name);
    if (fact == null) {
      return null;
    }
    Object value = ask(name, fact);
    if (value != null) {
      known.put(name, new Known(value, now.plus(REMEMBERED)));
    }
    return value;
  }

  private @Nullable Object ask(String name, Wanted fact)
      throws ConnectorException, InterruptedException {
    Words words = line.words();
    ConnectorException last = null;
    for (Request ask : fact.asks()) {
      try {
        Reply reply = line.read(ask, words, List.of()).orElse(null);
        if (reply != null && reply.content() != null) {
          return reply.content();
        }
      } catch (ConnectorException e) {
        last = e;
      }
    }
    if (fact.optional()) {
      return null;
    }
    throw last != null
        ? last
        : line.trouble(Act.READ, Remedy.REPAIR, "does not tell the fact `" + name + "`");
  }
}
