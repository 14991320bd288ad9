// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.util.Locale;
import java.util.Set;

/** Small repairs of texts that came off a scanner, and the dots that end no sentence. */
final class Scans {
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "approx", "e.g", "i.e", "vs", "sr", "jr", "dr", "mr", "ms", "st", "no", "incl", "dept");
  private static final int SMALL_L = 'l' - 'a';
  private static final int SMALL_I = 'i' - 'a';
  private static final int SMALL_O = 'o' - 'a';
  private static final int ZERO = 26;
  private static final int ONE = 27;

  private Scans() {}

  /** Corrects codes of signs that scanners confuse: {@code 2O19}, {@code HlM}. */
  static void repair(String raw, byte[] codes) {
    int i = 0;
    while (i < raw.length()) {
      int end = i;
      int digits = 0;
      int capitals = 0;
      int likeDigits = 0;
      int smallL = 0;
      while (end < raw.length() && codes[end] >= 0) {
        char c = raw.charAt(end);
        digits += c >= '0' && c <= '9' ? 1 : 0;
        capitals += c >= 'A' && c <= 'Z' ? 1 : 0;
        likeDigits += c == 'O' || c == 'l' ? 1 : 0;
        smallL += c == 'l' ? 1 : 0;
        end++;
      }
      int length = end - i;
      if (digits > 0 && likeDigits > 0 && digits + likeDigits == length) {
        for (int k = i; k < end; k++) {
          codes[k] =
              codes[k] == SMALL_O ? (byte) ZERO : codes[k] == SMALL_L ? (byte) ONE : codes[k];
        }
      } else if (smallL > 0 && capitals > 1 && capitals + smallL == length) {
        for (int k = i; k < end; k++) {
          if (raw.charAt(k) == 'l') {
            codes[k] = SMALL_I;
          }
        }
      }
      i = Math.max(end, i + 1);
    }
  }

  /** Whether the dot belongs to the word before it. */
  static boolean abbreviated(String raw, int dot) {
    int from = dot;
    while (from > 0 && from > dot - 8 && !Character.isWhitespace(raw.charAt(from - 1))) {
      from--;
    }
    String word = raw.substring(from, dot).toLowerCase(Locale.ROOT);
    return ABBREVIATIONS.contains(word)
        || (word.length() == 1 && Character.isUpperCase(raw.charAt(from)) && from > 0);
  }
}
