// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.reqcast.candidate.Candidate;
import org.reqcast.candidate.Evidence;
import org.reqcast.candidate.Profile;
import org.reqcast.skill.Skill;
import org.reqcast.skill.Taxonomy;

/** Why one candidate matches, clause by clause, each with the words that say so. */
final class Reasons {
  private static final int MOST = 8;

  private final Candidate candidate;
  private final Standing standing;
  private final Taxonomy taxonomy;
  private final Answers answers;
  private final Map<String, WordMatches> texts = new HashMap<>();

  Reasons(Candidate candidate, Standing standing, Taxonomy taxonomy, Answers answers) {
    this.candidate = candidate;
    this.standing = standing;
    this.taxonomy = taxonomy;
    this.answers = answers;
  }

  /** A reason and how much it says. */
  private record Weighed(double weight, Found.Reason reason) {}

  /** The reasons, best first. */
  List<Found.Reason> of(Clause clause) {
    List<Weighed> reasons = new ArrayList<>();
    collect(clause, reasons);
    return reasons.stream()
        .sorted(Comparator.comparingDouble(Weighed::weight).reversed())
        .map(Weighed::reason)
        .distinct()
        .limit(MOST)
        .toList();
  }

  private void collect(Clause clause, List<Weighed> into) {
    switch (clause) {
      case Clause.And and -> and.all().forEach(one -> collect(one, into));
      case Clause.Or or -> or.any().forEach(one -> collect(one, into));
      case Clause.Wish wish -> collect(wish.wished(), into);
      case Clause.Concept concept ->
          evidence(concept).or(() -> literally(concept.words())).ifPresent(into::add);
      case Clause.Certified held ->
          weighed(held.label(), held.id(), standing.answered()).ifPresent(into::add);
      case Clause.Word word -> words(word, word.word()).ifPresent(into::add);
      case Clause.Phrase phrase -> words(phrase, phrase.words()).ifPresent(into::add);
      case Clause.Prefix prefix -> words(prefix, prefix + "").ifPresent(into::add);
      case Clause.Text text -> {
        if (text.column() == Column.TITLE) {
          literally(text.words()).ifPresent(into::add);
        }
      }
      default -> {}
    }
  }

  private Optional<Weighed> evidence(Clause.Concept concept) {
    if (concept.said() == Evidence.Assertion.HAS) {
      return weighed(concept.label(), concept.id(), standing.answered());
    }
    Map<String, List<Sighting>> said = standing.said().getOrDefault(concept.said(), Map.of());
    return said.entrySet().stream()
        .filter(entry -> answers.of(entry.getKey()).containsKey(concept.id()))
        .findFirst()
        .map(
            entry -> {
              String says = concept.said().name().toLowerCase(Locale.ROOT) + " it";
              return new Weighed(
                  0.5,
                  reason(concept.label(), says, entry.getValue().getFirst(), entry.getValue()));
            });
  }

  private Optional<Weighed> weighed(String label, String id, Map<String, List<Sighting>> where) {
    List<Sighting> sightings = where.getOrDefault(id, List.of());
    if (sightings.isEmpty()) {
      return Optional.empty();
    }
    Experience experience = Experience.of(sightings);
    Sighting best =
        sightings.stream().max(Comparator.comparingDouble(Sighting::worth)).orElseThrow();
    String because = label;
    if (!best.evidence().skill().equals(id)) {
      because = label(best.evidence().skill()) + ", for " + label;
    }
    return Optional.of(
        new Weighed(
            1 + experience.strength(), reason(because, experience.says(), best, sightings)));
  }

  private String label(String concept) {
    return taxonomy.find(concept).map(Skill::label).orElse(concept);
  }

  private static Found.Reason reason(
      String because, String says, Sighting best, List<Sighting> sightings) {
    String text = best.profile().text();
    List<Snippet.Span> spans =
        sightings.stream()
            .filter(sighting -> sighting.profile().equals(best.profile()))
            .map(Reasons::span)
            .filter(span -> span.start() >= 0 && span.end() <= text.length())
            .distinct()
            .toList();
    Snippet.Span centre = span(best);
    List<Found.Piece> pieces =
        centre.start() >= 0 && centre.start() < centre.end() && centre.end() <= text.length()
            ? Snippet.around(text, centre, spans)
            : List.of();
    return new Found.Reason(because, says, pieces, best.profile().url());
  }

  private static Snippet.Span span(Sighting sighting) {
    return new Snippet.Span(sighting.evidence().start(), sighting.evidence().end());
  }

  private Optional<Weighed> literally(@Nullable String words) {
    return words == null ? Optional.empty() : words(new Clause.Phrase(words, 0, null), words);
  }

  private Optional<Weighed> words(Clause clause, String because) {
    Query query = Compiler.matching(clause);
    for (Candidate.Read read : candidate.profiles()) {
      Profile profile = read.profile();
      for (String text : List.of(profile.text(), profile.person().headline())) {
        List<Snippet.Span> spans = texts.computeIfAbsent(text, WordMatches::new).of(query);
        if (!spans.isEmpty()) {
          String says =
              spans.size() == 1 ? "in the text" : "in the text, " + spans.size() + " times";
          return Optional.of(
              new Weighed(
                  0.1,
                  new Found.Reason(
                      because,
                      says,
                      Snippet.around(text, spans.getFirst(), spans),
                      profile.url())));
        }
      }
    }
    return Optional.empty();
  }
}
