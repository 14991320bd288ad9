// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * One {@code {{tag}}} of a template.
 *
 * @param kind {@code #}, {@code ^}, {@code /}, {@code &} (unescaped) or a space for a plain word
 * @param line 0-based within the template
 */
record Tag(char kind, String name, int line) {

  /** The tags in order, without comments; broken ones are reported with their line. */
  static List<Tag> read(String source, BiConsumer<Integer, String> wrong) {
    List<Tag> tags = new ArrayList<>();
    int line = 0;
    int counted = 0;
    int start = source.indexOf("{{");
    while (start >= 0) {
      line += (int) source.substring(counted, start).chars().filter(c -> c == '\n').count();
      counted = start;
      boolean triple = source.startsWith("{{{", start);
      String close = triple ? "}}}" : "}}";
      int end = source.indexOf(close, start);
      if (end < 0) {
        wrong.accept(line, "a {{ without its }}");
        return tags;
      }
      String inside = source.substring(start + close.length(), end).strip();
      if (!inside.startsWith("!")) {
        tags.add(one(inside, triple, line));
      }
      start = source.indexOf("{{", end + close.length());
    }
    return tags;
  }

  private static Tag one(String inside, boolean triple, int line) {
    if (triple) {
      return new Tag('&', inside, line);
    }
    char first = inside.isEmpty() ? ' ' : inside.charAt(0);
    return "#^/&>=<$+".indexOf(first) >= 0
        ? new Tag(first, inside.substring(1).strip(), line)
        : new Tag(' ', inside, line);
  }
}
