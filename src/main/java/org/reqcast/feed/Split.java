// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.feed;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reqcast.config.YamlMap;

/**
 * How much a board reads of one file. What is more goes on in numbered files beside the first.
 *
 * @param most openings in one file
 * @param bytes that one file may have
 */
public record Split(int most, long bytes) {
  public static final Split NEVER = new Split(Integer.MAX_VALUE, Long.MAX_VALUE);
  private static final Pattern SIZE = Pattern.compile("(\\d{1,6})\\s*([kmg])b");

  /** The key {@code split: {most: 10000, size: 42MB}}. */
  static Split read(YamlMap post) {
    Optional<YamlMap> map = post.mapIf("split");
    if (map.isEmpty()) {
      return NEVER;
    }
    int most = map.get().numberIf("most").orElse(NEVER.most());
    long bytes = map.get().convert("size", Split::bytes).orElse(NEVER.bytes());
    if (most < 1) {
      map.get().wrong("most", "must be 1 or more");
    }
    map.get().done();
    return new Split(Math.max(1, most), bytes);
  }

  /** The path of a part: the first has the plain name, the others a number before the ending. */
  static String path(String first, int part) {
    return part == 1 ? first : numbered(first, part);
  }

  /** A path with a number before its ending. */
  static String numbered(String path, int number) {
    int dot = path.lastIndexOf('.');
    return dot <= path.lastIndexOf('/')
        ? path + "-" + number
        : path.substring(0, dot) + "-" + number + path.substring(dot);
  }

  private static long bytes(String text) {
    Matcher size = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!size.matches()) {
      throw new IllegalArgumentException("must be a size such as 42MB");
    }
    long unit =
        switch (size.group(2)) {
          case "k" -> 1_000;
          case "m" -> 1_000_000;
          default -> 1_000_000_000;
        };
    return Long.parseLong(size.group(1)) * unit;
  }
}
