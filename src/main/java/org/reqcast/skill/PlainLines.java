// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

/** Lines of a text, without blank ones and comments, each with its number. */
final class PlainLines {
  private final String text;
  private int from;
  private int line;
  private String ahead = "";
  private int aheadLine;

  PlainLines(String text) {
    this.text = text;
  }

  /** The number of the line given last, 1-based. */
  int line() {
    return line;
  }

  /** The next line without taking it; empty at the end. */
  String peek() {
    if (ahead.isEmpty()) {
      ahead = read();
    }
    return ahead;
  }

  /** The next line; empty at the end. */
  String next() {
    String next = peek();
    ahead = "";
    line = aheadLine;
    return next;
  }

  private String read() {
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int stop = end < 0 ? text.length() : end;
      int last = stop;
      while (last > from && text.charAt(last - 1) <= ' ') {
        last--;
      }
      int first = from;
      while (first < last && text.charAt(first) == ' ') {
        first++;
      }
      String found = first == last || text.charAt(first) == '#' ? "" : text.substring(from, last);
      from = stop + 1;
      aheadLine++;
      if (!found.isEmpty()) {
        return found;
      }
    }
    return "";
  }
}
