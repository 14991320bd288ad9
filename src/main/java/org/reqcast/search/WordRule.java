// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The one rule by which documents and queries fall into words. Names that a general tokenizer tears
 * apart or melts together (C#, C++, .NET, R&D, e-prescribing, HL7v2.5, ICD-10-CM) stay words.
 */
final class WordRule {
  /**
   * A word of a text.
   *
   * @param also whether it stands at the same place as the word before it
   */
  record Word(String text, int start, int end, boolean also) {}

  private static final int LONGEST = 100;

  private final CharSequence text;
  private final List<Word> words = new ArrayList<>();

  private WordRule(CharSequence text) {
    this.text = text;
  }

  static List<Word> of(CharSequence text) {
    WordRule rule = new WordRule(text);
    int at = 0;
    while (at < text.length()) {
      at = rule.next(at);
    }
    return rule.words;
  }

  private int next(int at) {
    if (dotNet(at)) {
      words.add(new Word(".net", at, at + 4, false));
      return at + 4;
    }
    return letter(at) ? run(at) : at + 1;
  }

  private int run(int start) {
    StringBuilder word = new StringBuilder();
    int at = take(start, word);
    String first = word.toString().toLowerCase(Locale.ROOT);
    if ((first.equals("c") || first.equals("f")) && is(at, '#')) {
      at = add(first + "#", start, at + 1);
    } else if (first.equals("c") && is(at, '+') && is(at + 1, '+')) {
      at = add("c++", start, at + 2);
    } else if (first.length() == 1 && alphabetic(first) && is(at, '-') && joins(at + 1)) {
      at = take(at + 1, word);
      add(word.toString(), start, at);
    } else if (first.length() <= 2 && is(at, '&') && letter(at + 1) && !letter(at + 2)) {
      at = add(first + "&" + text.charAt(at + 1), start, at + 2);
    } else if (first.length() <= 4 && first.length() >= 2 && alphabetic(first) && numbered(at)) {
      at = take(at + 1, word);
      add(word.toString(), start, at);
    } else if (first.startsWith("hl7v") && first.length() > 4) {
      add("hl7", start, start + 3);
      version(first.substring(3), start + 3, at);
    } else {
      version(word.toString(), start, at);
    }
    return at;
  }

  /** Takes letters and digits, dots between digits, and drops apostrophes and possessives. */
  private int take(int start, StringBuilder word) {
    int at = start;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (letter(at)) {
        word.append(c);
        at++;
      } else if (c == '.' && digit(at - 1) && digit(at + 1)) {
        word.append(c);
        at++;
      } else if (c == '.'
          && digit(at - 1)
          && (is(at + 1, 'x') || is(at + 1, 'X'))
          && !letter(at + 2)) {
        return at + 2;
      } else if ((c == '\'' || c == '\u2019') && at > start && letter(at + 1)) {
        if ((is(at + 1, 's') || is(at + 1, 'S')) && !letter(at + 2)) {
          return at + 2;
        }
        at++;
      } else {
        break;
      }
    }
    return at;
  }

  /** A version such as v2.5.1 is also its major version, v2. */
  private void version(String word, int start, int end) {
    add(word, start, end);
    int dot = word.indexOf('.');
    if (dot > 1 && (word.charAt(0) == 'v' || word.charAt(0) == 'V')) {
      words.add(new Word(word.substring(0, dot), start, end, true));
    }
  }

  private int add(String word, int start, int end) {
    String cut = word.length() > LONGEST ? word.substring(0, LONGEST) : word;
    words.add(new Word(cut, start, end, false));
    return end;
  }

  private boolean dotNet(int at) {
    return is(at, '.')
        && !letter(at - 1)
        && at + 4 <= text.length()
        && text.subSequence(at + 1, at + 4).toString().equalsIgnoreCase("net")
        && !letter(at + 4);
  }

  /** Whether at least two letters stand here, as in e-prescribing but not in A-1. */
  private boolean joins(int at) {
    return letter(at) && letter(at + 1) && !digit(at) && !digit(at + 1);
  }

  /** Whether a hyphen and a bare number stand here, as in ICD-10. */
  private boolean numbered(int at) {
    if (!is(at, '-') || !digit(at + 1)) {
      return false;
    }
    int end = at + 1;
    while (digit(end)) {
      end++;
    }
    return !letter(end) && !(is(end, '.') && digit(end + 1)) && end - at <= 4;
  }

  private static boolean alphabetic(String word) {
    return word.chars().allMatch(Character::isLetter);
  }

  private boolean is(int at, char c) {
    return at >= 0 && at < text.length() && text.charAt(at) == c;
  }

  private boolean digit(int at) {
    return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
  }

  private boolean letter(int at) {
    if (at < 0 || at >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    int kind = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || kind == Character.NON_SPACING_MARK
        || kind == Character.COMBINING_SPACING_MARK;
  }
}
