// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Concepts by the names that people use for them. Built when first asked. */
final class NameIndex {

  /** A concept by one of its names; of two, the lower rank is meant. */
  private record Claim(Skill skill, int rank) {}

  private static final int LABEL = 0;
  private static final int SURE = 1;
  private static final int UNSURE = 2;
  private static final int SLIP = 3;
  private static final String BESIDE_THE_FIELD = "generic-it";

  private final List<Skill> skills;
  private final ToIntFunction<String> weight;
  private @Nullable NavigableMap<String, List<Claim>> claims;

  /**
   * @param weight how well known a concept is
   */
  NameIndex(List<Skill> skills, ToIntFunction<String> weight) {
    this.skills = skills;
    this.weight = weight;
  }

  Optional<Skill> named(String words) {
    String folded = Names.fold(words);
    Optional<Skill> found = best(folded);
    if (found.isEmpty() && folded.length() > 3 && folded.endsWith("s")) {
      return best(folded.substring(0, folded.length() - 1));
    }
    return found;
  }

  List<Skill> beginning(String words, int most) {
    String folded = Names.fold(words);
    Map<Skill, Integer> ranks = new HashMap<>();
    for (List<Claim> same :
        index().subMap(folded, true, folded + Character.MAX_VALUE, false).values()) {
      same.forEach(claim -> ranks.merge(claim.skill(), claim.rank(), Math::min));
    }
    List<Claim> found = new ArrayList<>();
    ranks.forEach((skill, rank) -> found.add(new Claim(skill, rank)));
    found.sort(
        Comparator.comparingInt((Claim claim) -> -weight.applyAsInt(claim.skill().id()))
            .thenComparing(order()));
    return found.stream().limit(most).map(Claim::skill).toList();
  }

  private Optional<Skill> best(String folded) {
    return index().getOrDefault(folded, List.of()).stream().min(order()).map(Claim::skill);
  }

  private Comparator<Claim> order() {
    return Comparator.comparingInt(Claim::rank)
        .thenComparingInt(claim -> claim.skill().parents().contains(BESIDE_THE_FIELD) ? 1 : 0)
        .thenComparingInt(claim -> -weight.applyAsInt(claim.skill().id()))
        .thenComparing(claim -> claim.skill().id());
  }

  private synchronized NavigableMap<String, List<Claim>> index() {
    NavigableMap<String, List<Claim>> known = claims;
    if (known == null) {
      known = new TreeMap<>();
      for (Skill skill : skills) {
        put(known, skill, List.of(skill.label()), LABEL);
        put(known, skill, skill.aliases(), SURE);
        put(known, skill, skill.exact(), SURE);
        put(known, skill, skill.unsure(), UNSURE);
        put(known, skill, skill.misspelt(), SLIP);
        put(known, skill, skill.formerly().keySet(), SLIP);
      }
      claims = known;
    }
    return known;
  }

  private static void put(
      Map<String, List<Claim>> into, Skill skill, Iterable<String> names, int rank) {
    Set<String> folded = new LinkedHashSet<>();
    names.forEach(name -> folded.add(Names.fold(name)));
    folded.remove("");
    for (String name : folded) {
      into.computeIfAbsent(name, key -> new ArrayList<>(1)).add(new Claim(skill, rank));
    }
  }
}
