// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sourcing;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** People's names in one spelling: first and last, without marks, titles and degrees. */
final class NameKeys {
  private static final Set<String> NOT_A_NAME =
      Set.of(
          "dr", "mr", "mrs", "ms", "prof", "jr", "sr", "ii", "iii", "phd", "md", "rn", "bsn", "msn",
          "mba", "pmp", "mph", "do", "pharmd", "np");

  private NameKeys() {}

  /** Empty where less than two words remain. */
  static String normal(String name) {
    String plain =
        Normalizer.normalize(name.split("[,(|]", 2)[0], Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT);
    List<String> words =
        Arrays.stream(plain.split("[^\\p{L}'-]+", -1))
            .map(word -> word.replaceAll("['-]", ""))
            .filter(word -> !word.isEmpty() && !NOT_A_NAME.contains(word))
            .toList();
    return words.size() < 2 ? "" : words.getFirst() + " " + words.getLast();
  }
}
