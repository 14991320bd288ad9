// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reqcast.config.Near;
import org.reqcast.config.YamlMap;

/** One file of concepts, read strictly. The authority on what is a mistake. */
final class SkillFile {
  private SkillFile() {}

  /** Every sound concept of the file; mistakes go where the mapping was told to put them. */
  static List<ToldSkill> read(YamlMap file) {
    file.text("about");
    List<ToldSkill> drafts = new ArrayList<>();
    for (YamlMap map : file.maps("skills")) {
      ToldSkill draft = draft(map);
      if (!draft.skill().id().isEmpty() && !draft.skill().label().isEmpty()) {
        drafts.add(draft);
      }
    }
    if (!file.has("skills")) {
      file.wrong("skills", "is missing: the list of concepts");
    }
    file.done();
    return drafts;
  }

  private static ToldSkill draft(YamlMap map) {
    Map<String, String> texts = new HashMap<>();
    texts.put("skill", map.text("skill"));
    texts.put("label", map.text("label"));
    texts.put("kind", map.text("kind"));
    map.textIf("vendor").ifPresent(vendor -> texts.put("vendor", vendor));
    map.textIf("note");
    Map<String, List<String>> lists = new HashMap<>();
    SkillKeys.LISTS.forEach(key -> lists.put(key, map.texts(key)));
    Map<String, String> formerly = map.textMap("formerly");
    List<Skill.Related> related = related(map);
    map.done();
    check(map, texts);
    Map<String, Integer> lines = new HashMap<>();
    map.keys().forEach(key -> lines.put(key, map.line(key)));
    return new ToldSkill(
        SkillKeys.skill(texts, lists, formerly, related), map.file(), map.line(), lines);
  }

  private static void check(YamlMap map, Map<String, String> texts) {
    String id = texts.getOrDefault("skill", "");
    if (!id.isEmpty() && !soundId(id)) {
      map.wrong("skill", "must be letters, digits and hyphens, not '" + id + "'");
    }
    String kind = texts.getOrDefault("kind", "");
    if (!kind.isEmpty() && !SkillKeys.KINDS.contains(kind)) {
      map.wrong("kind", "names no kind: '" + kind + "'" + Near.didYouMeanOrOneOf(kind, sorted()));
    }
  }

  private static List<String> sorted() {
    return SkillKeys.KINDS.stream().sorted().toList();
  }

  static boolean soundId(String id) {
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (!((c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || c == '-')) {
        return false;
      }
    }
    return !id.isEmpty();
  }

  private static List<Skill.Related> related(YamlMap map) {
    List<Skill.Related> related = new ArrayList<>();
    map.textMap("related")
        .forEach(
            (id, weight) -> {
              double value = weight(weight);
              if (value < 0) {
                map.wrong("related", "must weigh from 0 to 1, not '" + weight + "'");
              } else {
                related.add(new Skill.Related(id, value));
              }
            });
    return related;
  }

  /** From 0 to 1, or -1 where it is no such number. */
  static double weight(String written) {
    try {
      double value = Double.parseDouble(written);
      return value >= 0 && value <= 1 ? value : -1;
    } catch (NumberFormatException malformed) {
      return -1;
    }
  }
}
