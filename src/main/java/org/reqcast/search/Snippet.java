// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A few words of a text around what matched, with exactly what matched marked. */
final class Snippet {
  private static final int AROUND = 80;
  private static final int REACH = 15;

  private Snippet() {}

  /** A run of a text, end exclusive. */
  record Span(int start, int end) {}

  /**
   * Cuts the words around a span.
   *
   * @param spans everything that matched; what lies outside the cut is not shown
   */
  static List<Found.Piece> around(String text, Span centre, List<Span> spans) {
    int from = wordStart(text, Math.max(0, centre.start() - AROUND), centre.start());
    int to = wordEnd(text, Math.min(text.length(), centre.end() + AROUND), centre.end());
    List<Found.Piece> pieces = new ArrayList<>();
    int at = from;
    StringBuilder before = new StringBuilder(from > 0 ? "… " : "");
    for (Span span : spans.stream().sorted(Comparator.comparingInt(Span::start)).toList()) {
      if (span.start() >= at && span.end() <= to && span.end() > span.start()) {
        before.append(flat(text, at, span.start()));
        if (!before.isEmpty()) {
          pieces.add(new Found.Piece(before.toString(), false));
        }
        pieces.add(new Found.Piece(flat(text, span.start(), span.end()), true));
        before.setLength(0);
        at = span.end();
      }
    }
    before.append(flat(text, at, to)).append(to < text.length() ? " …" : "");
    if (!before.isEmpty()) {
      pieces.add(new Found.Piece(before.toString(), false));
    }
    return pieces;
  }

  private static int wordStart(String text, int at, int most) {
    int start = at;
    while (start > 0 && start < most && start - at < REACH && !blank(text, start - 1)) {
      start++;
    }
    return start;
  }

  private static int wordEnd(String text, int at, int least) {
    int end = at;
    while (end < text.length() && end > least && at - end < REACH && !blank(text, end)) {
      end--;
    }
    return end;
  }

  private static boolean blank(String text, int at) {
    return Character.isWhitespace(text.charAt(at));
  }

  private static String flat(String text, int from, int to) {
    return text.substring(from, to).replaceAll("\\s+", " ");
  }
}
