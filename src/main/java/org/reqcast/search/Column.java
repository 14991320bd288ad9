// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What can stand before a colon in a query. */
enum Column {
  SKILL("skills"),
  WANTS("want wishes"),
  LACKS("lack without"),
  LEARNING("learns"),
  YEARS("year experience"),
  CITY("town"),
  STATE("region province"),
  TITLE("headline role position"),
  EMPLOYER("company org organization"),
  SOURCE("account from"),
  CERT("certificate certification certified"),
  NAME("person");

  private static final Map<String, Column> WORDS = new LinkedHashMap<>();

  static {
    for (Column column : values()) {
      WORDS.put(column.word(), column);
      Stream.of(column.also.split(" ", -1)).forEach(word -> WORDS.put(word, column));
    }
  }

  private final String also;

  Column(String also) {
    this.also = also;
  }

  /** The word that people write before the colon. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Column> of(String word) {
    return Optional.ofNullable(WORDS.get(word.toLowerCase(Locale.ROOT)));
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Column::word).toList();
  }
}
