// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.util.List;

/** The bands in which years of experience are counted. */
final class YearsRange {
  private static final List<Integer> STARTS = List.of(0, 3, 6, 10, 15);

  private YearsRange() {}

  /** The band's value: {@code 3-5}; {@code 15+} for the last. */
  static String of(int years) {
    int at = STARTS.size() - 1;
    while (at > 0 && STARTS.get(at) > years) {
      at--;
    }
    return at == STARTS.size() - 1
        ? STARTS.get(at) + "+"
        : STARTS.get(at) + "-" + (STARTS.get(at + 1) - 1);
  }

  /** The years that a band begins with. */
  static int start(String range) {
    return Integer.parseInt(range.split("[-+]", -1)[0]);
  }

  static String label(String range) {
    return range.replace('-', '–').replace("+", " or more") + " years";
  }
}
