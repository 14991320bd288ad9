// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.reqcast.grammar.JsonText;

/**
 * How far a list was read: the newest moment, and which entries of that very moment. More may come
 * that bear it: in the same second, or on the same day where a source has no finer clock.
 *
 * @param moment as the source writes it; empty where nothing was read
 * @param marks of the entries, see {@link #mark}; what is too much to remember is read again
 */
record Edge(String moment, List<String> marks) {
  static final Edge NONE = new Edge("", List.of());

  private static final int MOST_MARKS = 200;
  private static final int MARK_BYTES = 6;

  Edge {
    marks = List.copyOf(marks);
  }

  /** A short digest of an entry: one that changed has another. */
  static String mark(Object entry) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(JsonText.write(entry).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, MARK_BYTES);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The edge after one more entry was read. */
  Edge with(String seen, String mark) {
    int order = compare(seen, moment);
    if (order < 0) {
      return this;
    }
    return order > 0
        ? new Edge(seen, List.of()).with(seen, mark)
        : new Edge(moment, joined(List.of(mark)));
  }

  /** The further one of two; where they meet, what was read of either. */
  Edge with(Edge other) {
    int order = compare(other.moment, moment);
    if (order == 0) {
      return new Edge(moment, joined(other.marks));
    }
    return order > 0 ? other : this;
  }

  /** Whether an entry was surely read. */
  boolean holds(String seen, String mark) {
    int order = moment.isEmpty() ? 1 : compare(seen, moment);
    return order < 0 || (order == 0 && !mark.isEmpty() && marks.contains(mark));
  }

  private List<String> joined(List<String> more) {
    Set<String> all = new LinkedHashSet<>(marks);
    all.addAll(more);
    all.remove("");
    return new ArrayList<>(all).subList(0, Math.min(all.size(), MOST_MARKS));
  }

  /** Numbers by value, everything else by text: ISO times sort as text. */
  static int compare(String left, String right) {
    if (number(left) && number(right)) {
      return new BigDecimal(left).compareTo(new BigDecimal(right));
    }
    return left.compareTo(right);
  }

  private static boolean number(String text) {
    return text.matches("-?\\d{1,40}(\\.\\d{1,20})?");
  }
}
