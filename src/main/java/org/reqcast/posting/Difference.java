// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What became of a text, word by word.
 *
 * @param pieces in order; those of both texts read together
 */
public record Difference(List<Piece> pieces) {
  private static final Pattern WORD =
      Pattern.compile("\\s+|\\p{N}+(?:[.,]\\p{N}+)*|[\\p{L}\\p{N}_]+|\\X", Pattern.DOTALL);

  /** More words than this are compared line by line: word by word could take very long. */
  private static final int MANY = 4_000;

  public Difference {
    pieces = List.copyOf(pieces);
  }

  /** A stretch of text, and in which of the two it stands. */
  public record Piece(String text, In in) {}

  /** In which of two texts. */
  public enum In {
    BOTH,
    BEFORE,
    AFTER
  }

  /** The difference between two texts. */
  public static Difference of(String before, String after) {
    List<String> old = words(before);
    List<String> now = words(after);
    if (old.size() > MANY || now.size() > MANY) {
      old = lines(before);
      now = lines(after);
    }
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
      int from = delta.getSource().getPosition();
      add(pieces, old.subList(at, from), In.BOTH);
      add(pieces, delta.getSource().getLines(), In.BEFORE);
      add(pieces, delta.getTarget().getLines(), In.AFTER);
      at = from + delta.getSource().size();
    }
    add(pieces, old.subList(at, old.size()), In.BOTH);
    return new Difference(pieces);
  }

  /** Whether the texts are the same. */
  public boolean none() {
    return pieces.stream().allMatch(piece -> piece.in() == In.BOTH);
  }

  /** Line by line, as {@code diff -u} writes it; empty where the texts are the same. */
  public static List<String> unified(String before, String after) {
    List<String> old = before.lines().toList();
    Patch<String> patch = DiffUtils.diff(old, after.lines().toList());
    return UnifiedDiffUtils.generateUnifiedDiff("last sent", "now", old, patch, 3);
  }

  private static void add(List<Piece> pieces, List<String> words, In in) {
    if (!words.isEmpty()) {
      pieces.add(new Piece(String.join("", words), in));
    }
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  private static List<String> lines(String text) {
    return List.of(text.split("(?<=\n)", -1));
  }
}
