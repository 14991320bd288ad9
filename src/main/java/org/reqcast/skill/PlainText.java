// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import org.jspecify.annotations.Nullable;

/** The scalars of YAML that need no thought: words without special signs, and quoted ones. */
final class PlainText {
  private PlainText() {}

  /** The text that is meant, or null where thought is needed. */
  static @Nullable String value(String written) {
    if (written.isEmpty()) {
      return null;
    }
    char first = written.charAt(0);
    int last = written.length() - 1;
    if (first == '"') {
      String inner = last > 0 && written.charAt(last) == '"' ? written.substring(1, last) : "\\";
      return inner.indexOf('\\') >= 0 || inner.indexOf('"') >= 0 ? null : inner;
    }
    if (first == '\'') {
      String inner = last > 0 && written.charAt(last) == '\'' ? written.substring(1, last) : "'";
      String bare = inner.replace("''", "");
      return bare.indexOf('\'') >= 0 ? null : inner.replace("''", "'");
    }
    if (!Character.isLetterOrDigit(first) || nothing(written)) {
      return null;
    }
    for (int i = 1; i <= last; i++) {
      char c = written.charAt(i);
      if (c == ':' || c == '#' || c == '{' || c == '}' || c == '[' || c == ']' || c == '\t') {
        return null;
      }
    }
    return written;
  }

  private static boolean nothing(String written) {
    return written.equalsIgnoreCase("null");
  }

  /** Where the item that begins here ends: at a comma, a bracket or the end of the line. */
  static int end(String line, int from) {
    int i = from;
    while (i < line.length() && line.charAt(i) == ' ') {
      i++;
    }
    i = quoted(line, i);
    if (i < 0) {
      return -1;
    }
    while (i < line.length()) {
      char c = line.charAt(i);
      if (c == ',' || c == ']' || c == '}') {
        return i;
      }
      i++;
    }
    return i;
  }

  /** Where the value of a pair begins to be told: its colon, outside of quotes. */
  static int colon(String pair) {
    int after = quoted(pair, 0);
    int colon = after < 0 ? -1 : pair.indexOf(": ", after);
    return colon;
  }

  /** The place after a quoted text that begins here; the same place where none begins. */
  private static int quoted(String line, int from) {
    if (from >= line.length() || (line.charAt(from) != '"' && line.charAt(from) != '\'')) {
      return from;
    }
    char quote = line.charAt(from);
    int i = from + 1;
    while (i < line.length()) {
      if (line.charAt(i) == quote) {
        if (quote == '\'' && i + 1 < line.length() && line.charAt(i + 1) == quote) {
          i++;
        } else {
          return i + 1;
        }
      }
      i++;
    }
    return -1;
  }
}
