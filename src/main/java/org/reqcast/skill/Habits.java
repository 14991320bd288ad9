// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.util.Locale;
import java.util.Set;

/** Little words that, standing apart in small letters, are themselves and no half of a name. */
final class Habits {
  private static final Set<String> FUNCTION =
      Set.of(
          "a", "an", "the", "on", "up", "to", "in", "at", "it", "is", "be", "we", "so", "no", "do",
          "go", "as", "i", "or", "of", "my", "me", "us", "by", "if", "for", "and", "out", "all",
          "open", "one", "per", "well", "am", "are", "was");

  private Habits() {}

  static boolean function(Text text, int start, int end) {
    int from = start;
    for (int i = start; i <= end; i++) {
      if (i == end || !text.letter(i)) {
        String word = text.raw.substring(from, i);
        if (FUNCTION.contains(word.toLowerCase(Locale.ROOT))
            && (!text.cased() || Character.isLowerCase(word.charAt(0)))) {
          return true;
        }
        from = i + 1;
      }
    }
    return false;
  }
}
