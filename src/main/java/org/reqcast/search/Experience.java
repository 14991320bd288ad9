// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.reqcast.candidate.Evidence;
import org.reqcast.candidate.Evidence.Work;

/**
 * What all sightings of one concept say together.
 *
 * @param strength of the evidence, above 0 and at most 1
 * @param years full years with it; 0 where unknown
 * @param last the latest year of use; 0 where unknown
 * @param works in the order of how often
 */
record Experience(
    boolean now, double strength, int years, int last, Set<Work> works, List<Sighting> sightings) {
  private static final int ENOUGH_YEARS = 5;
  private static final int MOST_YEARS = 60;

  static Experience of(List<Sighting> sightings) {
    Set<Work> works = EnumSet.noneOf(Work.class);
    boolean now = false;
    int last = 0;
    double best = 0;
    for (Sighting sighting : sightings) {
      Work work = sighting.evidence().work();
      if (work != null) {
        works.add(work);
      }
      now |= sighting.evidence().assertion() == Evidence.Assertion.HAS;
      last = Math.max(last, sighting.last());
      best = Math.max(best, sighting.worth());
    }
    int years = years(sightings);
    double length = years == 0 ? 0.8 : 0.7 + 0.3 * Math.min(1.0, (double) years / ENOUGH_YEARS);
    double breadth = 1 + 0.03 * Math.min(4, sightings.size() - 1);
    double strength = Math.clamp(best * length * breadth / 1.12, 0.02, 1);
    return new Experience(now, strength, years, last, works, sightings);
  }

  /** Distinct calendar years over overlapping jobs, or the most that any text states. */
  static int years(List<Sighting> sightings) {
    BitSet lived = new BitSet();
    double stated = 0;
    for (Sighting sighting : sightings) {
      Evidence evidence = sighting.evidence();
      Double years = evidence.years();
      stated = Math.max(stated, years == null ? 0 : years);
      Integer from = evidence.from();
      if (from != null) {
        addYears(lived, from, end(sighting));
      }
    }
    return Math.clamp(
        Math.max(lived.cardinality(), (long) Math.floor(stated + 0.01)), 0, MOST_YEARS);
  }

  private static int end(Sighting sighting) {
    Integer to = sighting.evidence().to();
    if (to != null) {
      return to;
    }
    return sighting.last() == 0 ? sighting.today() : sighting.last();
  }

  /** Counts the years from one to the other, the last one not, but at least one. */
  static void addYears(BitSet lived, int from, int to) {
    int first = Math.max(0, from);
    lived.set(first, Math.min(Math.max(to, first + 1), first + MOST_YEARS));
  }

  /** In words: {@code has, 6 years, last used 2025, build, support}. */
  String says() {
    StringBuilder says = new StringBuilder(now ? "has" : "had");
    if (years > 0) {
      says.append(", ").append(years).append(years == 1 ? " year" : " years");
    }
    if (last > 0) {
      says.append(", last used ").append(last);
    }
    if (!works.isEmpty()) {
      says.append(", ").append(named(works));
    }
    sightings.stream()
        .map(sighting -> sighting.evidence().certification())
        .filter(state -> state != null)
        .min(java.util.Comparator.naturalOrder())
        .ifPresent(state -> says.append(", ").append(certificate(state)));
    return says.toString();
  }

  private static String named(Set<Work> works) {
    return works.stream()
        .map(work -> work.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static String certificate(Evidence.Certification state) {
    return switch (state) {
      case CURRENT -> "certified";
      case IN_PROGRESS -> "certificate in progress";
      case PLANNED -> "certificate planned";
      case EXPIRED -> "certificate lapsed";
    };
  }
}
