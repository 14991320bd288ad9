// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words that a skill file may use. */
final class SkillKeys {
  static final Set<String> KINDS =
      Set.of(
          "domain",
          "system",
          "module",
          "standard",
          "regulation",
          "practice",
          "role",
          "certification",
          "vendor",
          "language",
          "tool");

  static final Set<String> TEXTS = Set.of("skill", "label", "kind", "vendor", "note");

  static final Set<String> LISTS =
      Set.of(
          "under",
          "also",
          "exact",
          "unsure",
          "misspelt",
          "cues",
          "against",
          "attests",
          "after",
          "not",
          "source");

  static final Set<String> MAPS = Set.of("formerly", "related");

  /** Kinds that may stand at the top, under nothing. */
  static final Set<String> TOPS = Set.of("domain", "certification");

  private SkillKeys() {}

  /** Assembles the concept from its keys; absent ones are empty. */
  static Skill skill(
      Map<String, String> texts,
      Map<String, List<String>> lists,
      Map<String, String> formerly,
      List<Skill.Related> related) {
    return new Skill(
        texts.getOrDefault("skill", ""),
        texts.getOrDefault("label", ""),
        texts.getOrDefault("kind", ""),
        list(lists, "under"),
        texts.get("vendor"),
        list(lists, "also"),
        list(lists, "exact"),
        list(lists, "unsure"),
        list(lists, "misspelt"),
        formerly,
        list(lists, "cues"),
        list(lists, "against"),
        related,
        list(lists, "attests"),
        list(lists, "after"),
        list(lists, "not"));
  }

  private static List<String> list(Map<String, List<String>> lists, String key) {
    return List.copyOf(lists.getOrDefault(key, List.of()));
  }
}
