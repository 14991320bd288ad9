// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.text.Normalizer;

/** The alphabet in which names and texts are compared: a small code for each character. */
final class Letters {
  static final int GAP = -1;
  static final int PLUS = 36;
  static final int SHARP = 37;
  static final int DOT = 38;
  static final int FOREIGN = 39;
  static final int COUNT = 40;

  private static final byte[] LATIN = new byte[0x250];

  static {
    for (int c = 0; c < LATIN.length; c++) {
      LATIN[c] = (byte) compute((char) c);
    }
  }

  private Letters() {}

  /** The code of a character: a letter or digit without case and accent, or {@link #GAP}. */
  static int code(char c) {
    if (c < LATIN.length) {
      return LATIN[c];
    }
    return Character.isLetter(c) ? FOREIGN : GAP;
  }

  private static int compute(char c) {
    if (c >= 'a' && c <= 'z') {
      return c - 'a';
    }
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= '0' && c <= '9') {
      return 26 + c - '0';
    }
    if (c == '+') {
      return PLUS;
    }
    if (c == '#') {
      return SHARP;
    }
    if (c < 0xC0 || !Character.isLetter(c)) {
      return GAP;
    }
    char base = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
    return base < 128 ? compute(base) : FOREIGN;
  }
}
