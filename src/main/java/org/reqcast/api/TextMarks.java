// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marks the links and hashtags of a text by the bytes they stand on; unmarked they are only words.
 *
 * @param link what the record calls a link
 * @param tag what it calls a hashtag
 */
record TextMarks(String link, String tag) {
  private static final Pattern MARKS =
      Pattern.compile(
          "(https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]'…])"
              + "|(?<=^|[\\s(])#([\\p{L}\\p{N}_]*\\p{L}[\\p{L}\\p{N}_]*)");

  /** The marks in order; they never overlap. */
  List<Map<String, Object>> of(String text) {
    List<Map<String, Object>> facets = new ArrayList<>();
    Matcher marks = MARKS.matcher(text);
    while (marks.find()) {
      Map<String, Object> feature =
          marks.group(1) != null
              ? Map.of("$type", link, "uri", marks.group(1))
              : Map.of("$type", tag, "tag", marks.group(2));
      int start = bytes(text.substring(0, marks.start()));
      int end = start + bytes(marks.group());
      facets.add(
          Map.of(
              "index", Map.of("byteStart", start, "byteEnd", end), "features", List.of(feature)));
    }
    return facets;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
