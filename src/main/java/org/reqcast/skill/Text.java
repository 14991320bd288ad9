// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.util.Arrays;

/** A profile's text, cut into words, sentences and clauses, with a code for every character. */
final class Text {
  private static final int LONGEST = 1000;
  private static final String MARKS = ";|•·▪●■◦‣";

  final String raw;
  final byte[] codes;

  /** Whether a sentence, and whether a clause, ends before the character. */
  private final byte[] edges;

  private final int[] lines;
  private final int[] sentences;
  private final int[] words;
  private final boolean cased;

  Text(String raw) {
    this.raw = raw;
    int length = raw.length();
    codes = new byte[length + 2];
    Arrays.fill(codes, (byte) Letters.GAP);
    int upper = 0;
    int lower = 0;
    for (int i = 0; i < length; i++) {
      char c = raw.charAt(i);
      codes[i] = (byte) Letters.code(c);
      if (c >= 'a' && c <= 'z') {
        lower++;
      } else if (c >= 'A' && c <= 'Z') {
        upper++;
      }
    }
    cased = upper * 200 > lower && lower > upper;
    Scans.repair(raw, codes);
    lines = linesOf();
    edges = new byte[length + 2];
    sentences = cut(length);
    words = wordsUpTo(length);
  }

  int length() {
    return raw.length();
  }

  /** Whether capitals tell anything here: neither all small nor all capital letters. */
  boolean cased() {
    return cased;
  }

  boolean letter(int at) {
    return at >= 0
        && at < codes.length
        && codes[at] >= 0
        && codes[at] != Letters.PLUS
        && codes[at] != Letters.SHARP;
  }

  boolean starts(int at) {
    return letter(at) && !letter(at - 1);
  }

  /** The number of the sentence that holds the place. */
  int sentence(int at) {
    int found = Arrays.binarySearch(sentences, at);
    return found >= 0 ? found : -found - 2;
  }

  int sentenceStart(int sentence) {
    return sentences[sentence];
  }

  int sentenceEnd(int sentence) {
    return sentence + 1 < sentences.length ? sentences[sentence + 1] : raw.length();
  }

  /** Whether a clause or a sentence ends somewhere between the places. */
  boolean broken(int from, int to) {
    for (int i = from; i < to; i++) {
      if (edges[i] != 0) {
        return true;
      }
    }
    return false;
  }

  /** How many words begin between the places. */
  int words(int from, int to) {
    return from >= to ? 0 : words[to] - words[from];
  }

  boolean has(char c, int from, int to) {
    for (int i = from; i < to; i++) {
      if (raw.charAt(i) == c) {
        return true;
      }
    }
    return false;
  }

  int lineStart(int at) {
    return lines[line(at)];
  }

  /** Where the line of the place ends: its line feed, or the end of the text. */
  int lineEnd(int at) {
    int next = line(at) + 1;
    return next < lines.length ? lines[next] - 1 : raw.length();
  }

  int line(int at) {
    int found = Arrays.binarySearch(lines, at);
    return found >= 0 ? found : -found - 2;
  }

  /** Where each line starts. */
  int[] lines() {
    return lines;
  }

  private int[] linesOf() {
    int[] found = new int[8];
    int count = 1;
    for (int i = raw.indexOf('\n'); i >= 0; i = raw.indexOf('\n', i + 1)) {
      if (count == found.length) {
        found = Arrays.copyOf(found, count * 2);
      }
      found[count++] = i + 1;
    }
    return Arrays.copyOf(found, count);
  }

  private int[] wordsUpTo(int length) {
    int[] count = new int[length + 2];
    for (int i = 0; i <= length; i++) {
      count[i + 1] = count[i] + (starts(i) ? 1 : 0);
    }
    return count;
  }

  private int[] cut(int length) {
    int[] found = new int[16];
    int count = 1;
    for (int i = 0; i < length; i++) {
      char c = raw.charAt(i);
      boolean sentence = c == '\n' ? !wrapped(i) : ends(c, i) || endless(c, i, found[count - 1]);
      if (sentence) {
        edges[i] = 2;
        if (count == found.length) {
          found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = i + 1;
      } else if (MARKS.indexOf(c) >= 0 || dash(c, i)) {
        edges[i] = 1;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** A sentence that nobody would read to its end. */
  private static boolean endless(char c, int at, int start) {
    return at - start > LONGEST && (c == ' ' || at - start > 2 * LONGEST);
  }

  /** A line that a program broke in the middle of a sentence. */
  private boolean wrapped(int at) {
    int next = at + 1;
    return at - lineStart(at) > 60
        && next < raw.length()
        && Character.isLowerCase(raw.charAt(next))
        && (letter(at - 1) || raw.charAt(at - 1) == ',');
  }

  private boolean ends(char c, int at) {
    if (c != '.' && c != '!' && c != '?') {
      return false;
    }
    if (at + 1 < raw.length() && raw.charAt(at + 1) > ' ' && raw.charAt(at + 1) != '"') {
      return false;
    }
    if (c == '?') {
      return !raw.startsWith("Not", at + 2) && !raw.startsWith("No ", at + 2);
    }
    return c == '!' || !Scans.abbreviated(raw, at);
  }

  private boolean dash(char c, int at) {
    if (c != '-' && c != '–' && c != '—' && c != '/') {
      return false;
    }
    return at > 0
        && at + 1 < raw.length()
        && (raw.charAt(at - 1) == ' ' || raw.charAt(at - 1) == c)
        && (raw.charAt(at + 1) == ' ' || raw.charAt(at + 1) == c);
  }
}
