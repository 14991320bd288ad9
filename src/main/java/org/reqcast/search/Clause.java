// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reqcast.candidate.Evidence;

/** The query tree: what a recruiter asks, free of any engine. {@code toString} is canonical. */
sealed interface Clause {

  /** Everybody. */
  record Everyone() implements Clause {
    @Override
    public String toString() {
      return "everyone";
    }
  }

  /** All of these. */
  record And(List<Clause> all) implements Clause {
    @Override
    public String toString() {
      return joined(all, " AND ");
    }
  }

  /** Any of these. */
  record Or(List<Clause> any) implements Clause {
    @Override
    public String toString() {
      return joined(any, " OR ");
    }
  }

  /** None of this. */
  record Not(Clause none) implements Clause {
    @Override
    public String toString() {
      return "NOT " + wrapped(none);
    }
  }

  /** Counts for the order, not for the match. */
  record Wish(Clause wished) implements Clause {
    @Override
    public String toString() {
      return "%" + wrapped(wished);
    }
  }

  /** One word, as written, without case, accents and plural. */
  record Word(String word, boolean aboutRight) implements Clause {
    @Override
    public String toString() {
      return word + (aboutRight ? "~" : "");
    }
  }

  /**
   * Words in this order, with at most some words between.
   *
   * @param names the concept that the words name, which then orders the hits; null where none
   */
  record Phrase(String words, int between, @Nullable String names) implements Clause {
    @Override
    public String toString() {
      return quoted(words) + (between > 0 ? "~" + between : "");
    }
  }

  /** Words that begin so. */
  record Prefix(String beginning) implements Clause {
    @Override
    public String toString() {
      return beginning + "*";
    }
  }

  /**
   * A concept and everything narrower.
   *
   * @param label as people call it
   * @param said what the text must say of it; HAS stands for every kind of experience
   * @param years at least; 0 for any
   * @param words that find it literally, too; null where only evidence counts
   */
  record Concept(
      String id, String label, Evidence.Assertion said, int years, @Nullable String words)
      implements Clause {
    @Override
    public String toString() {
      String field =
          said == Evidence.Assertion.HAS ? "skill" : said.name().toLowerCase(Locale.ROOT);
      return field + ":" + quoted(label) + (years > 0 ? ">=" + years + "y" : "");
    }
  }

  /** Holds a current certificate of a concept or of something narrower. */
  record Certified(String id, String label) implements Clause {
    @Override
    public String toString() {
      return "cert:" + quoted(label);
    }
  }

  /** Total years of experience, both ends included. */
  record Years(int least, int most) implements Clause {
    @Override
    public String toString() {
      return most == Integer.MAX_VALUE ? "years:>=" + least : "years:" + least + "-" + most;
    }
  }

  /** Words in one column. */
  record Text(Column column, String words) implements Clause {
    @Override
    public String toString() {
      return column.word() + ":" + quoted(words);
    }
  }

  private static String quoted(String words) {
    return words.matches("[\\p{L}\\p{N}]+") ? words : '"' + words + '"';
  }

  private static String wrapped(Clause clause) {
    return clause instanceof And || clause instanceof Or || clause instanceof Not
        ? "(" + clause + ")"
        : clause.toString();
  }

  private static String joined(List<Clause> clauses, String by) {
    return clauses.stream()
        .map(clause -> clause instanceof Not ? clause.toString() : wrapped(clause))
        .collect(Collectors.joining(by));
  }

  /** All of some clauses: nothing for none, the clause itself for one. */
  static Clause all(List<Clause> clauses) {
    return clauses.isEmpty()
        ? new Everyone()
        : clauses.size() == 1 ? clauses.getFirst() : new And(List.copyOf(clauses));
  }

  /** Any of some clauses, the clause itself for one. */
  static Clause any(List<Clause> clauses) {
    return clauses.size() == 1 ? clauses.getFirst() : new Or(List.copyOf(clauses));
  }
}
