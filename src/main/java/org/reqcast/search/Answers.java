// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.reqcast.skill.Skill;
import org.reqcast.skill.Taxonomy;

/**
 * Which searches a concept answers: itself and everything broader, its maker, and the needs that
 * count it as a match. Computed once per concept; nothing is expanded while searching.
 */
final class Answers {
  /** A neighbour counts as a match only at full weight; one step, never chained. */
  private static final double FULL = 1.0;

  private static final double OF_A_NEIGHBOUR = 0.9;

  private final Taxonomy taxonomy;
  private final Map<String, Set<String>> needs = new HashMap<>();
  private final Map<String, Map<String, Double>> known = new ConcurrentHashMap<>();

  Answers(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
    for (Skill skill : taxonomy.all()) {
      for (Skill.Related related : skill.related()) {
        if (related.weight() >= FULL) {
          needs.computeIfAbsent(related.id(), id -> new HashSet<>()).add(skill.id());
        }
      }
    }
  }

  /** The concepts that somebody who holds this one answers, each with how far. */
  Map<String, Double> of(String concept) {
    return known.computeIfAbsent(concept, this::compute);
  }

  private Map<String, Double> compute(String concept) {
    Map<String, Double> answers = new LinkedHashMap<>();
    answers.put(concept, 1.0);
    taxonomy.ancestors(concept).stream().sorted().forEach(broader -> answers.put(broader, 1.0));
    for (String shown : taxonomy.find(concept).map(Skill::attests).orElse(List.of())) {
      answers.putIfAbsent(shown, OF_A_NEIGHBOUR);
      taxonomy.ancestors(shown).forEach(broader -> answers.putIfAbsent(broader, OF_A_NEIGHBOUR));
    }
    for (String own : List.copyOf(answers.keySet())) {
      taxonomy.find(own).map(Skill::vendor).ifPresent(maker -> answers.putIfAbsent(maker, 1.0));
    }
    for (String own : List.copyOf(answers.keySet())) {
      for (String need : needs.getOrDefault(own, Set.of())) {
        answers.putIfAbsent(need, OF_A_NEIGHBOUR);
      }
    }
    return answers;
  }
}
