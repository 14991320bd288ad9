// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How near concepts, by number, stand to one another. */
final class Kinship {
  private final int[] families;
  private final int[][] parents;
  private final int[][] ancestors;
  private final boolean[] ofTheField;

  Kinship(List<Skill> skills, Taxonomy taxonomy) {
    int count = skills.size();
    families = new int[count];
    parents = new int[count][];
    ancestors = new int[count][];
    ofTheField = new boolean[count];
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < count; i++) {
      numbers.put(skills.get(i).id(), i);
    }
    for (int i = 0; i < count; i++) {
      Skill skill = skills.get(i);
      families[i] = numbers.getOrDefault(family(skill, taxonomy), -1);
      parents[i] = sorted(numbers, skill.parents());
      ancestors[i] = sorted(numbers, taxonomy.ancestors(skill.id()));
      ofTheField[i] = taxonomy.ancestors(skill.id()).contains("health-it");
    }
  }

  private static int[] sorted(Map<String, Integer> numbers, Iterable<String> ids) {
    int[] found = new int[8];
    int count = 0;
    for (String id : ids) {
      if (count == found.length) {
        found = Arrays.copyOf(found, count * 2);
      }
      found[count++] = numbers.getOrDefault(id, -1);
    }
    int[] exact = Arrays.copyOf(found, count);
    Arrays.sort(exact);
    return exact;
  }

  /** The maker, or else the product that the concept is part of. */
  private static String family(Skill skill, Taxonomy taxonomy) {
    String vendor = skill.vendor();
    if (vendor != null) {
      return vendor;
    }
    for (String parent : skill.parents()) {
      Optional<Skill> broader = taxonomy.find(parent);
      if (broader.isPresent() && !broader.get().is("domain")) {
        return parent;
      }
    }
    return skill.id();
  }

  /** Whether both come from one maker or belong to one product. */
  boolean sameFamily(int one, int other) {
    return families[one] == families[other];
  }

  /** Whether two concepts stand so near to each other that naming one explains the other. */
  boolean near(int one, int other) {
    return Arrays.binarySearch(ancestors[one], other) >= 0
        || Arrays.binarySearch(ancestors[other], one) >= 0
        || sharesParent(parents[one], parents[other]);
  }

  private static boolean sharesParent(int[] one, int[] other) {
    for (int parent : one) {
      for (int candidate : other) {
        if (parent == candidate) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether the concept is of the field, and not a tool of everybody. */
  boolean ofTheField(int number) {
    return ofTheField[number];
  }
}
