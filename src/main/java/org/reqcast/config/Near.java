// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word that was probably meant: nearest by edits, where a swap of neighbours is one edit. */
public final class Near {
  private static final int FEWEST_LETTERS_OF_A_BEGINNING = 3;

  private Near() {}

  /**
   * The known word nearest to what was written, ignoring case and the difference between hyphen,
   * underscore and space; empty where nothing is near enough to be a plausible slip.
   */
  public static Optional<String> word(String written, Collection<String> known) {
    String wanted = plain(written);
    Optional<String> best =
        known.stream()
            .min(
                Comparator.comparingInt((String word) -> distance(wanted, plain(word)))
                    .thenComparingInt(word -> -sameBeginning(wanted, plain(word)))
                    .thenComparing(Comparator.naturalOrder()))
            .filter(word -> distance(wanted, plain(word)) <= tolerated(wanted, plain(word)));
    if (best.isPresent()) {
      return best;
    }
    return onlyOneBeginningWith(wanted, known);
  }

  /** {@code , did you mean 'x'?} to append to a mistake, or nothing where no word is near. */
  public static String didYouMean(String written, Collection<String> known) {
    return word(written, known).map(near -> ", did you mean '" + near + "'?").orElse("");
  }

  /** As {@link #didYouMean}, or else the words that would be right. */
  public static String didYouMeanOrOneOf(String written, Collection<String> known) {
    String near = didYouMean(written, known);
    return near.isEmpty() ? "; known here: " + String.join(", ", known) : near;
  }

  private static Optional<String> onlyOneBeginningWith(String start, Collection<String> known) {
    if (start.length() < FEWEST_LETTERS_OF_A_BEGINNING) {
      return Optional.empty();
    }
    var beginning = known.stream().filter(word -> plain(word).startsWith(start)).limit(2).toList();
    return beginning.size() == 1 ? Optional.of(beginning.getFirst()) : Optional.empty();
  }

  private static int tolerated(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    if (shorter <= 1) {
      return 0;
    }
    return shorter <= 4 ? 1 : shorter <= 8 ? 2 : 3;
  }

  private static int sameBeginning(String one, String other) {
    int same = 0;
    while (same < Math.min(one.length(), other.length())
        && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return same;
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
  }

  /** Fewest insertions, deletions, replacements and swaps of neighbours. */
  static int distance(String one, String other) {
    int[][] edits = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      edits[i][0] = i;
    }
    for (int j = 0; j <= other.length(); j++) {
      edits[0][j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      for (int j = 1; j <= other.length(); j++) {
        int replaced = edits[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && one.charAt(i - 1) == other.charAt(j - 2)
                && one.charAt(i - 2) == other.charAt(j - 1);
        edits[i][j] = swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
      }
    }
    return edits[one.length()][other.length()];
  }
}
