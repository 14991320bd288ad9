// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.util.Collection;
import java.util.List;

/** A candidate's id: a number in the tables, {@code c17} to everybody else. */
final class CandidateId {
  private CandidateId() {}

  static String text(long number) {
    return "c" + number;
  }

  /** The number, or -1 where the text was never an id of ours. */
  static long number(String text) {
    if (text.length() < 2 || text.length() > 19 || text.charAt(0) != 'c') {
      return -1;
    }
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return -1;
      }
    }
    return Long.parseLong(text, 1, text.length(), 10);
  }

  static List<Long> numbers(Collection<String> texts) {
    return texts.stream().map(CandidateId::number).filter(number -> number > 0).toList();
  }
}
