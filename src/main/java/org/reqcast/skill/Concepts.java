// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The taxonomy in memory, every question answered by a look-up. */
final class Concepts implements Taxonomy {
  private final String version;
  private final Map<String, Skill> skills = new LinkedHashMap<>();
  private final Map<String, Set<String>> above = new HashMap<>();
  private final Map<String, Set<String>> below = new HashMap<>();
  private final NameIndex names;

  /** Of concepts whose parents are all among them, without circles. */
  Concepts(String version, List<Skill> sound) {
    this.version = version;
    sound.forEach(skill -> skills.put(skill.id(), skill));
    for (Skill skill : sound) {
      for (String ancestor : climb(skill)) {
        below.computeIfAbsent(ancestor, id -> new LinkedHashSet<>()).add(skill.id());
      }
    }
    this.names = new NameIndex(sound, id -> descendants(id).size());
  }

  private Set<String> climb(Skill skill) {
    Set<String> known = above.get(skill.id());
    if (known != null) {
      return known;
    }
    Set<String> found = new LinkedHashSet<>(skill.parents());
    for (String parent : skill.parents()) {
      Skill broader = skills.get(parent);
      if (broader != null) {
        found.addAll(climb(broader));
      }
    }
    above.put(skill.id(), found);
    return found;
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public Collection<Skill> all() {
    return Collections.unmodifiableCollection(skills.values());
  }

  @Override
  public Optional<Skill> find(String id) {
    return Optional.ofNullable(skills.get(id));
  }

  @Override
  public Optional<Skill> named(String words) {
    return find(words).or(() -> names.named(words));
  }

  @Override
  public Set<String> ancestors(String id) {
    return Collections.unmodifiableSet(above.getOrDefault(id, Set.of()));
  }

  @Override
  public Set<String> descendants(String id) {
    return Collections.unmodifiableSet(below.getOrDefault(id, Set.of()));
  }

  @Override
  public List<Skill> beginning(String words, int most) {
    return new ArrayList<>(names.beginning(words, most));
  }
}
