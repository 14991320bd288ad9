// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

/** Looks at single words of a text without cutting them out. */
final class PhraseWords {
  private PhraseWords() {}

  /** Whether this word stands right before the place. */
  static boolean before(Text text, int at, String word) {
    int end = at;
    while (end > 0 && !text.letter(end - 1)) {
      end--;
    }
    int from = end - word.length();
    return from >= 0
        && text.starts(from)
        && text.raw.regionMatches(true, from, word, 0, word.length());
  }

  /** Whether this word stands right after the place. */
  static boolean follows(Text text, int at, String word) {
    int from = at;
    while (from < text.length() && from < at + 3 && !text.letter(from)) {
      from++;
    }
    return text.raw.regionMatches(true, from, word, 0, word.length())
        && !text.letter(from + word.length());
  }

  /** Whether one of these texts stands between the places. */
  static boolean between(Text text, int from, int to, Iterable<String> words) {
    String between = text.raw.substring(from, to);
    for (String word : words) {
      if (between.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether nothing more is said after the place before the clause ends. */
  static boolean closes(Text text, int at) {
    for (int i = at; i < text.length(); i++) {
      char c = text.raw.charAt(i);
      if (c == '.' || c == ';' || c == ',' || c == '\n' || c == ')' || c == '|') {
        return true;
      }
      if (c != ' ') {
        return false;
      }
    }
    return true;
  }
}
