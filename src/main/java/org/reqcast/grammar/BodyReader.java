// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.grammar;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.Escape;
import org.reqcast.connector.Template;
import org.reqcast.connector.Vocabulary;

/** Reads what a request carries out of a connector file. */
public final class BodyReader {
  private static final String EXPRESSION = "= ";

  private final YamlMap map;
  private final String key;
  private final Vocabulary vocabulary;

  private BodyReader(YamlMap map, String key, Vocabulary vocabulary) {
    this.map = map;
    this.key = key;
    this.vocabulary = vocabulary;
  }

  /** One of {@code json}, {@code form}, {@code xml} and {@code body}, or nothing. */
  public static Optional<RequestBody> read(YamlMap map, Vocabulary vocabulary) {
    List<String> written =
        List.of("json", "form", "xml", "body").stream().filter(map::has).toList();
    if (written.size() > 1) {
      map.wrong(written.get(1), "a request carries one of " + String.join(", ", written));
    }
    Optional<RequestBody> json =
        map.anyIf("json")
            .map(value -> new RequestBody.Structure(leaf(map, "json", vocabulary, value)));
    Optional<RequestBody> form =
        map.has("form")
            ? Optional.of(new RequestBody.Form(templates(map, "form", vocabulary)))
            : Optional.empty();
    Optional<RequestBody> xml =
        Template.ofIf(map, "xml", Escape.XML, vocabulary)
            .map(text -> new RequestBody.Text(text, "application/xml; charset=utf-8"));
    Optional<String> type = map.textIf("type");
    Optional<RequestBody> body =
        Template.ofIf(map, "body", Escape.NONE, vocabulary)
            .map(text -> new RequestBody.Text(text, type.orElse("text/plain; charset=utf-8")));
    return json.or(() -> form).or(() -> xml).or(() -> body);
  }

  /** A mapping whose values are templates. */
  public static Map<String, Template> templates(YamlMap map, String key, Vocabulary vocabulary) {
    Map<String, Template> templates = new LinkedHashMap<>();
    map.textMap(key)
        .forEach(
            (name, text) ->
                templates.put(
                    name,
                    Template.of(
                        text, Escape.NONE, vocabulary, (line, wrong) -> map.wrong(key, wrong))));
    return templates;
  }

  /** A JSON value whose texts may be templates or expressions. */
  public static RequestBody.Leaf leaf(
      YamlMap map, String key, Vocabulary vocabulary, @Nullable Object value) {
    return new BodyReader(map, key, vocabulary).leaf(value);
  }

  private RequestBody.Leaf leaf(@Nullable Object value) {
    if (value instanceof Map<?, ?> fields) {
      Map<String, RequestBody.Leaf> leaves = new LinkedHashMap<>();
      fields.forEach((name, inner) -> leaves.put(String.valueOf(name), leaf(inner)));
      return new RequestBody.Fields(leaves);
    }
    if (value instanceof List<?> items) {
      return new RequestBody.Items(items.stream().map(this::leaf).toList());
    }
    if (value instanceof String text) {
      return text.startsWith(EXPRESSION) ? computed(text) : said(text);
    }
    return new RequestBody.Constant(value);
  }

  private RequestBody.Leaf computed(String text) {
    try {
      return new RequestBody.Computed(
          Expression.of(text.substring(EXPRESSION.length()), map.file() + ":" + map.line(key)));
    } catch (IllegalArgumentException e) {
      map.wrong(key, String.valueOf(e.getMessage()));
      return new RequestBody.Constant(null);
    }
  }

  private RequestBody.Leaf said(String text) {
    return text.contains("{{")
        ? new RequestBody.Said(
            Template.of(text, Escape.NONE, vocabulary, (line, wrong) -> map.wrong(key, wrong)))
        : new RequestBody.Constant(text);
  }
}
