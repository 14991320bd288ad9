// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Remedy;
import org.reqcast.grammar.Expression;
import org.reqcast.grammar.JsonText;
import org.reqcast.http.Answer;

/**
 * An answer, read.
 *
 * @param content JSON as plain Java; where the answer was not JSON, its text
 * @param json whether it was JSON
 * @param html whether a page for people came instead
 */
record Reply(Answer answer, @Nullable Object content, boolean json, boolean html) {
  private static final Pattern PAGE =
      Pattern.compile("^\\s*(<!doctype html|<html|<head|<body)", Pattern.CASE_INSENSITIVE);
  private static final Pattern LOGIN =
      Pattern.compile(
          "type\\s*=\\s*[\"']?password|name\\s*=\\s*[\"']?(log|login|passw)",
          Pattern.CASE_INSENSITIVE);
  private static final int MOST_SENTENCE = 300;

  static Reply of(Answer answer) {
    String text = answer.text();
    String type = answer.header("content-type").orElse("").toLowerCase(Locale.ROOT);
    boolean html =
        PAGE.matcher(text).find() || (type.contains("text/html") && text.strip().startsWith("<"));
    if (text.isBlank() || text.strip().equals("null")) {
      return new Reply(answer, null, true, false);
    }
    return JsonText.read(text)
        .map(content -> new Reply(answer, content, true, false))
        .orElseGet(() -> new Reply(answer, text, false, html));
  }

  /**
   * The list that an expression finds.
   *
   * @throws ConnectorException where the answer has no such list; taken for an empty one, a changed
   *     answer would look like nothing new
   */
  List<Object> list(Expression each) throws ConnectorException {
    Map<String, Object> bound = bound(Map.of());
    Object value = each.value(content, bound);
    if (value == null || (value.equals(content) && !(content instanceof List))) {
      throw new ConnectorException(
          Remedy.REPAIR, "the answer has no list `" + each + "` (" + each.where() + ")");
    }
    return each.list(content, bound);
  }

  int status() {
    return answer.status();
  }

  boolean ok() {
    return answer.ok();
  }

  /** Whether the page that came instead asks for a password. */
  boolean login() {
    return html && LOGIN.matcher(answer.text()).find();
  }

  /** What expressions may name besides the answer: {@code $status} and {@code $headers}. */
  Map<String, Object> bound(Map<String, ?> more) {
    Map<String, Object> bound = new HashMap<>(more);
    Map<String, Object> headers = new LinkedHashMap<>();
    answer
        .headers()
        .forEach((name, values) -> headers.put(name, values.isEmpty() ? "" : values.getFirst()));
    bound.put("status", status());
    bound.put("headers", headers);
    return bound;
  }

  /** The board's own sentence, wherever boards usually put it; never a whole page. */
  String sentence() {
    if (html) {
      return "a web page instead of data";
    }
    if (content instanceof Map<?, ?> map) {
      for (String name :
          new String[] {"error_description", "message", "error", "detail", "title"}) {
        Object said = map.get(name);
        if (said instanceof Map<?, ?> inner && inner.get("message") instanceof String message) {
          said = message;
        }
        if (said instanceof String sentence && !sentence.isBlank()) {
          return shortened(sentence);
        }
      }
    }
    return shortened(content == null ? "" : Expression.words(content));
  }

  private static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= MOST_SENTENCE ? line : line.substring(0, MOST_SENTENCE) + "…";
  }
}
