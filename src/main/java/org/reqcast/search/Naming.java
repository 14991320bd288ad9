// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reqcast.candidate.Evidence.Assertion;
import org.reqcast.config.Near;
import org.reqcast.skill.Skill;
import org.reqcast.skill.Taxonomy;

/** Finds the concepts that plain words name: the longest run of words that names one wins. */
final class Naming {
  private static final int LONGEST = 6;
  private static final int SHORTEST_TYPO = 4;

  private final Taxonomy taxonomy;
  private final Set<String> names;

  Naming(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
    this.names =
        taxonomy.all().stream()
            .flatMap(skill -> Stream.concat(Stream.of(skill.label()), skill.aliases().stream()))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .filter(name -> name.length() >= SHORTEST_TYPO && name.indexOf(' ') < 0)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Clauses for words that stand next to each other, in their order. */
  List<Clause> clauses(List<QueryToken> run, List<String> notes, Predicate<String> written) {
    List<Clause> clauses = new ArrayList<>();
    Set<String> all =
        run.stream().map(token -> Analysis.lower(token.text())).collect(Collectors.toSet());
    for (int at = 0; at < run.size(); ) {
      int taken = named(run, at, all, clauses);
      if (taken == 0) {
        taken = 1;
        if (run.size() == 1 || !Filler.is(run.get(at).text())) {
          clauses.add(word(run.get(at).text(), notes, written));
        }
      }
      at += taken;
    }
    return clauses;
  }

  /** Adds the concept or place that the words from here on name; returns how many words it took. */
  private int named(List<QueryToken> run, int at, Set<String> all, List<Clause> clauses) {
    StringBuilder words = new StringBuilder();
    int taken = 0;
    Clause longest = null;
    for (int end = at; end < Math.min(run.size(), at + LONGEST); end++) {
      words.append(end > at ? " " : "").append(run.get(end).text());
      boolean lone = end == at && run.size() > 1 && idle(run.get(at).text());
      Clause clause = lone ? null : clause(words.toString(), all);
      if (clause != null) {
        longest = clause;
        taken = end - at + 1;
      }
      if (run.get(end).ends()) {
        break;
      }
    }
    if (longest != null) {
      clauses.add(longest);
    }
    return taken;
  }

  /** His is a word and HIS a system: in lower case a filler stays a filler. */
  private static boolean idle(String word) {
    return Filler.is(word) && word.equals(word.toLowerCase(Locale.ROOT));
  }

  private @Nullable Clause clause(String words, Set<String> all) {
    Optional<Skill> skill = concept(words).filter(found -> fits(found, words, all));
    if (skill.isPresent()) {
      Skill found = skill.get();
      String literal = unsure(found, words) ? null : words;
      return new Clause.Concept(found.id(), found.label(), Assertion.HAS, 0, literal);
    }
    return Places.named(words)
        .map(
            code ->
                (Clause)
                    new Clause.Or(
                        List.of(
                            new Clause.Text(Column.STATE, code),
                            new Clause.Phrase(words, 0, null))))
        .orElse(null);
  }

  /** The concept that a recruiter means, also in the plural. */
  Optional<Skill> concept(String words) {
    Optional<Skill> named = taxonomy.named(words);
    if (named.isEmpty() && words.length() > 4 && words.endsWith("s")) {
      return taxonomy.named(words.substring(0, words.length() - 1));
    }
    return named;
  }

  /** An unsure name does not count where the rest of the query speaks for another sense. */
  private static boolean fits(Skill skill, String words, Set<String> all) {
    return !unsure(skill, words)
        || skill.against().stream().map(Analysis::lower).noneMatch(all::contains);
  }

  private static boolean unsure(Skill skill, String words) {
    return skill.unsure().stream().anyMatch(words::equalsIgnoreCase);
  }

  /**
   * What must hold of a mere list: what names a thing. Words that everybody here writes, kinds of
   * work, and in a sentence all other words only order the hits.
   */
  Clause eased(Clause.And and, boolean prose) {
    if (and.all().stream().noneMatch(this::things)) {
      return and;
    }
    return new Clause.And(
        and.all().stream()
            .map(clause -> wished(clause, prose) ? (Clause) new Clause.Wish(clause) : clause)
            .toList());
  }

  private boolean things(Clause clause) {
    return (clause instanceof Clause.Concept concept && !practice(concept))
        || (clause instanceof Clause.Or or && or.any().stream().anyMatch(this::things));
  }

  private boolean wished(Clause clause, boolean prose) {
    return (clause instanceof Clause.Word word && (prose || Filler.everyday(word.word())))
        || (clause instanceof Clause.Concept concept && practice(concept));
  }

  private boolean practice(Clause.Concept concept) {
    return taxonomy.find(concept.id()).filter(skill -> skill.kind().equals("practice")).isPresent();
  }

  private Clause word(String word, List<String> notes, Predicate<String> written) {
    if (word.endsWith("*") || word.startsWith("*") || word.indexOf('*') >= 0) {
      return starred(word, notes);
    }
    if (word.matches(".{3,}~[12]?")) {
      return new Clause.Word(word.substring(0, word.lastIndexOf('~')), true);
    }
    if (word.indexOf('/') > 0) {
      List<String> parts = Stream.of(word.split("/", -1)).filter(part -> !part.isEmpty()).toList();
      if (parts.size() > 1
          && parts.stream().allMatch(part -> part.matches(".*\\p{L}.+|.+\\p{L}.*"))) {
        List<Clause> any = parts.stream().map(part -> leaf(part, notes, written)).toList();
        notes.add(word + " is read as " + String.join(" or ", parts) + ".");
        return new Clause.Or(any);
      }
    }
    return written.test(word) ? new Clause.Word(word, false) : typo(word, notes);
  }

  private Clause leaf(String part, List<String> notes, Predicate<String> written) {
    Clause clause = clause(part, Set.of());
    return clause == null ? word(part, notes, written) : clause;
  }

  private Clause typo(String word, List<String> notes) {
    if (word.length() < SHORTEST_TYPO || !word.chars().allMatch(Character::isLetter)) {
      return new Clause.Word(word, false);
    }
    String lower = word.toLowerCase(Locale.ROOT);
    List<String> close =
        names.stream()
            .filter(name -> name.charAt(0) == lower.charAt(0))
            .filter(name -> Math.abs(name.length() - lower.length()) <= 1)
            .toList();
    Optional<Skill> meant = Near.word(lower, close).flatMap(taxonomy::named);
    if (meant.isPresent()) {
      Skill skill = meant.get();
      notes.add("Nobody writes \"" + word + "\"; it is read as " + skill.label() + ".");
      return new Clause.Concept(skill.id(), skill.label(), Assertion.HAS, 0, null);
    }
    notes.add("Nobody writes \"" + word + "\"; words like it are searched.");
    return new Clause.Word(word, true);
  }

  private static Clause starred(String word, List<String> notes) {
    String stem = word.replaceAll("^\\*+", "").replaceAll("\\*+$", "");
    boolean open = word.endsWith("*") && !word.startsWith("*") && stem.indexOf('*') < 0;
    if (open && Analysis.beginning(stem).length() >= 2) {
      return new Clause.Prefix(stem);
    }
    notes.add(
        "A star can only stand at the end of a word of two letters or more: \""
            + word
            + "\" is searched without it.");
    return new Clause.Word(word.replace("*", ""), false);
  }
}
