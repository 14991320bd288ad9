// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Escape;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Template;
import org.reqcast.connector.Vocabulary;
import org.reqcast.grammar.Expression;
import org.reqcast.grammar.Expressions;

/**
 * What a source is asked for one after the other: {@code {{each}}}.
 *
 * @param list words with commas between them; null where a request names the items
 * @param request names the items; null where {@code list} does
 * @param each the list in the request's answer
 * @param take the word to go on with, from one entry of that list
 * @param most of that list
 */
record Loop(
    @Nullable Template list,
    @Nullable Request request,
    @Nullable Expression each,
    @Nullable Expression take,
    int most) {
  private static final int USUAL_MOST = 20;

  /** Reads {@code for:}: a text with commas, a list, or a request; absent is one empty word. */
  static @Nullable Loop read(YamlMap collect, Vocabulary vocabulary) {
    if (!collect.has("for")) {
      return null;
    }
    Object written = collect.anyIf("for").orElse("");
    if (!(written instanceof Map)) {
      String text = String.join(",", collect.texts("for"));
      return new Loop(
          Template.of(text, Escape.NONE, vocabulary, (line, wrong) -> collect.wrong("for", wrong)),
          null,
          null,
          null,
          USUAL_MOST);
    }
    YamlMap map = collect.map("for");
    Request request = Request.read(map, vocabulary).orElse(null);
    Expression each = Expressions.read(map, "each");
    Expression take = Expressions.read(map, "take");
    int most = map.numberIf("most").orElse(USUAL_MOST);
    map.done();
    return new Loop(null, request, each, take, most);
  }

  /** Whether the source itself names the words. */
  boolean asks() {
    return request != null;
  }

  List<String> items(Line line) throws ConnectorException, InterruptedException {
    if (list != null) {
      Set<String> items = new LinkedHashSet<>();
      for (String item : list.render(line.words()).split("[,\\n]")) {
        if (!item.isBlank()) {
          items.add(item.strip());
        }
      }
      return List.copyOf(items);
    }
    return request == null || each == null || take == null
        ? List.of()
        : asked(request, each, take, line);
  }

  private List<String> asked(Request request, Expression each, Expression take, Line line)
      throws ConnectorException, InterruptedException {
    Reply reply = line.read(request, line.words(), List.of()).orElse(null);
    Object content = reply == null ? null : reply.content();
    Map<String, Object> bound = reply == null ? Map.of() : reply.bound(Map.of());
    List<String> items = new ArrayList<>();
    for (Object entry : each.list(content, bound)) {
      take.text(entry, bound).ifPresent(items::add);
    }
    if (items.isEmpty()) {
      throw line.trouble(
          Act.READ,
          Remedy.REPAIR,
          "the list to go through is empty: `" + each + "` (" + each.where() + ")");
    }
    return items.stream().distinct().limit(most).toList();
  }
}
