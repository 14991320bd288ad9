// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

/** Text that every board can take and show: nothing in it acts on what stands around it. */
final class Legible {
  private Legible() {}

  /**
   * Without control characters, broken pairs, and marks that turn the direction of what follows.
   */
  static String of(String text) {
    if (text.codePoints().allMatch(Legible::readable)) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    text.codePoints().filter(Legible::readable).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean readable(int c) {
    boolean control = Character.getType(c) == Character.CONTROL && c != '\n' && c != '\t';
    boolean turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    boolean sign = Character.getType(c) != Character.SURROGATE && (c & 0xFFFE) != 0xFFFE;
    return sign && !control && !turns;
  }
}
