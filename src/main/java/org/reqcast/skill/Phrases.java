// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The table of phrases, from the file that stands beside this class. */
final class Phrases {
  private static final String FILE = "phrases.txt";

  private Phrases() {}

  /** Each phrase with all that it may say. */
  static Map<String, List<Phrase>> read() {
    try (InputStream in = Objects.requireNonNull(Phrases.class.getResourceAsStream(FILE), FILE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Map<String, List<Phrase>> phrases = new LinkedHashMap<>();
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> add(phrases, line));
      return phrases;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void add(Map<String, List<Phrase>> phrases, String line) {
    int colon = line.indexOf(':');
    int blank = line.indexOf(' ');
    Phrase phrase =
        new Phrase(
            Phrase.Effect.valueOf(constant(line.substring(0, blank))),
            Phrase.Reach.valueOf(constant(line.substring(blank, colon))));
    String rest = line.substring(colon + 1);
    int from = 0;
    while (from < rest.length()) {
      int comma = rest.indexOf(',', from);
      int end = comma < 0 ? rest.length() : comma;
      phrases
          .computeIfAbsent(rest.substring(from, end).strip(), words -> new ArrayList<>(1))
          .add(phrase);
      from = end + 1;
    }
  }

  private static String constant(String word) {
    return word.strip().replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
