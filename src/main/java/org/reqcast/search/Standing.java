// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.reqcast.candidate.Candidate;
import org.reqcast.candidate.Evidence;
import org.reqcast.candidate.Position;

/**
 * What a candidate holds, wants and lacks, by concept: the same for indexing and for explaining.
 *
 * @param held by concept, exactly
 * @param answered by every concept that something held answers
 * @param said without being held: assertion to concepts
 */
record Standing(
    Map<String, List<Sighting>> held,
    Map<String, List<Sighting>> answered,
    Map<Evidence.Assertion, Map<String, List<Sighting>>> said) {

  static Standing of(Candidate candidate, Answers answers) {
    Map<String, List<Sighting>> held = new TreeMap<>();
    Map<String, List<Sighting>> answered = new TreeMap<>();
    Map<Evidence.Assertion, Map<String, List<Sighting>>> said = new TreeMap<>();
    for (Candidate.Read read : candidate.profiles()) {
      for (Evidence evidence : read.evidence()) {
        Sighting sighting = new Sighting(read.profile(), evidence, 1);
        if (evidence.assertion().held()) {
          add(held, evidence.skill(), sighting);
          answers
              .of(evidence.skill())
              .forEach((id, far) -> add(answered, id, new Sighting(read.profile(), evidence, far)));
        } else {
          add(
              said.computeIfAbsent(evidence.assertion(), kind -> new TreeMap<>()),
              evidence.skill(),
              sighting);
        }
      }
    }
    return new Standing(held, answered, said);
  }

  private static void add(Map<String, List<Sighting>> map, String concept, Sighting sighting) {
    map.computeIfAbsent(concept, id -> new ArrayList<>()).add(sighting);
  }

  /** Concepts of which the text speaks only to deny, wish or ascribe them to somebody else. */
  Set<String> disowned(Answers answers) {
    Set<String> disowned = new TreeSet<>();
    said.forEach(
        (assertion, concepts) -> {
          if (assertion != Evidence.Assertion.MENTION) {
            concepts.keySet().forEach(id -> disowned.addAll(answers.of(id).keySet()));
          }
        });
    disowned.removeAll(answered.keySet());
    return disowned;
  }

  /** Total years of experience: calendar years of all positions, or the most read of a skill. */
  int years(Candidate candidate) {
    BitSet lived = new BitSet();
    int read = 0;
    for (List<Sighting> sightings : held.values()) {
      read = Math.max(read, Experience.years(sightings));
      for (Sighting sighting : sightings) {
        Integer from = sighting.evidence().from();
        Integer to = sighting.evidence().to();
        if (from != null && to != null) {
          Experience.addYears(lived, from, to);
        }
      }
    }
    for (Candidate.Read profile : candidate.profiles()) {
      int today = new Sighting(profile.profile(), NOTHING, 1).today();
      for (Position position : profile.profile().person().positions()) {
        int from = year(position.from(), today);
        int to = position.to().isBlank() ? from : year(position.to(), today);
        if (from > 0 && to >= from && to <= today) {
          Experience.addYears(lived, from, to);
        }
      }
    }
    return Math.max(read, lived.cardinality());
  }

  private static final Evidence NOTHING =
      new Evidence(
          "", 0, 0, Evidence.Assertion.MENTION, 0, null, null, null, null, null, null, null);

  private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d(-.*)?");

  private static int year(String written, int today) {
    if (written.equalsIgnoreCase("present")) {
      return today;
    }
    return YEAR.matcher(written).matches() ? Integer.parseInt(written.substring(0, 4)) : 0;
  }
}
