// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

/**
 * A piece of a recruiter's string.
 *
 * @param field what stands before a colon; empty for none
 * @param after what is glued to a quoted text: {@code ~5}, {@code >=3y}
 * @param loud whether an operator was written in capitals or as a sign
 * @param ends whether punctuation ends a train of thought here
 */
record QueryToken(Kind kind, String text, String field, String after, boolean loud, boolean ends) {

  /** The kinds of pieces. */
  enum Kind {
    WORD,
    QUOTED,
    OPEN,
    CLOSE,
    AND,
    OR,
    NOT,
    WISH,
    END
  }

  static QueryToken sign(Kind kind) {
    return new QueryToken(kind, "", "", "", true, false);
  }

  boolean is(Kind other) {
    return kind == other;
  }

  /** A word that stands for itself. */
  boolean plain() {
    return kind == Kind.WORD && field.isEmpty();
  }
}
