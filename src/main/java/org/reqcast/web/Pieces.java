// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reqcast.posting.Difference;

/** A difference as templates show it. */
final class Pieces {
  private Pieces() {}

  static List<Map<String, Object>> of(Difference difference) {
    return difference.pieces().stream().map(Pieces::piece).toList();
  }

  private static Map<String, Object> piece(Difference.Piece piece) {
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("words", piece.text());
    words.put("same", piece.in() == Difference.In.BOTH);
    words.put("out", piece.in() == Difference.In.BEFORE);
    words.put("in", piece.in() == Difference.In.AFTER);
    return words;
  }
}
