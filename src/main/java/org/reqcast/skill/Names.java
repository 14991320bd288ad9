// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.text.Normalizer;

/** Names without what people write differently: case, accents, blanks, hyphens, dots. */
final class Names {
  private Names() {}

  /**
   * Small letters and digits in a row; {@code +} and {@code #} stay, because they tell names apart.
   */
  static String fold(String name) {
    StringBuilder folded = new StringBuilder(name.length());
    String plain = ascii(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFD);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '#') {
        folded.append(c);
      } else if (c >= 'A' && c <= 'Z') {
        folded.append((char) (c + 32));
      } else if (c > 127 && Character.isLetterOrDigit(c)) {
        folded.append(Character.toLowerCase(c));
      }
    }
    return folded.toString();
  }

  private static boolean ascii(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }
}
