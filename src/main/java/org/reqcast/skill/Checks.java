// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reqcast.config.Near;
import org.reqcast.config.Problems;

/**
 * What the files must be to one another: one owner per id and name, known neighbours, no circle.
 */
final class Checks {
  private final Problems problems;
  private final Map<String, ToldSkill> known = new LinkedHashMap<>();

  Checks(List<ToldSkill> drafts, Problems problems) {
    this.problems = problems;
    for (ToldSkill draft : drafts) {
      ToldSkill earlier = known.putIfAbsent(draft.skill().id(), draft);
      if (earlier != null) {
        wrong(
            draft,
            "skill",
            "there is a skill '" + draft.skill().id() + "' already, in " + place(earlier));
      }
    }
  }

  /** The concepts without what was reported as a mistake. */
  List<Skill> sound() {
    Map<String, Skill> sound = new LinkedHashMap<>();
    for (ToldSkill draft : known.values()) {
      Skill skill = withKnownNeighbours(draft);
      sound.put(skill.id(), skill);
      if (skill.parents().isEmpty()
          && draft.skill().parents().isEmpty()
          && !SkillKeys.TOPS.contains(skill.kind())) {
        wrong(draft, "skill", "'" + skill.id() + "' stands under nothing; say where: under");
      }
    }
    cutCircles(sound);
    new Claims(known, problems).check();
    return List.copyOf(sound.values());
  }

  private Skill withKnownNeighbours(ToldSkill draft) {
    Skill skill = draft.skill();
    List<String> maker = skill.vendor() == null ? List.of() : List.of(skill.vendor());
    List<String> vendor = knownOf(draft, "vendor", maker);
    List<String> near = skill.related().stream().map(Skill.Related::id).toList();
    Set<String> related = Set.copyOf(knownOf(draft, "related", near));
    return new Skill(
        skill.id(),
        skill.label(),
        skill.kind(),
        knownOf(draft, "under", skill.parents()),
        vendor.isEmpty() ? null : vendor.getFirst(),
        skill.aliases(),
        skill.exact(),
        skill.unsure(),
        skill.misspelt(),
        skill.formerly(),
        skill.cues(),
        skill.against(),
        skill.related().stream().filter(other -> related.contains(other.id())).toList(),
        knownOf(draft, "attests", skill.attests()),
        knownOf(draft, "after", skill.supersedes()),
        knownOf(draft, "not", skill.not()));
  }

  private List<String> knownOf(ToldSkill draft, String key, List<String> ids) {
    boolean all = true;
    for (String id : ids) {
      all &= known.containsKey(id);
    }
    if (all) {
      return ids;
    }
    List<String> sound = new ArrayList<>();
    for (String id : ids) {
      if (known.containsKey(id)) {
        sound.add(id);
      } else {
        wrong(draft, key, "there is no skill '" + id + "'" + Near.didYouMean(id, known.keySet()));
      }
    }
    return sound;
  }

  /** Takes away the step that would close a circle, wherever one closes. */
  private void cutCircles(Map<String, Skill> sound) {
    Set<String> done = new HashSet<>();
    for (String id : known.keySet()) {
      walk(id, new ArrayList<>(), done, sound);
    }
  }

  private void walk(String id, List<String> path, Set<String> done, Map<String, Skill> sound) {
    if (done.contains(id)) {
      return;
    }
    path.add(id);
    for (String parent : skill(sound, id).parents()) {
      int at = path.indexOf(parent);
      if (at < 0) {
        walk(parent, path, done, sound);
      } else {
        List<String> circle = new ArrayList<>(path.subList(at, path.size()));
        circle.add(parent);
        wrong(draft(id), "under", "goes in a circle: " + String.join(" under ", circle));
        sound.put(id, without(skill(sound, id), parent));
      }
    }
    path.removeLast();
    done.add(id);
  }

  private static Skill without(Skill skill, String parent) {
    Collection<String> left = new ArrayList<>(skill.parents());
    left.remove(parent);
    return new Skill(
        skill.id(),
        skill.label(),
        skill.kind(),
        List.copyOf(left),
        skill.vendor(),
        skill.aliases(),
        skill.exact(),
        skill.unsure(),
        skill.misspelt(),
        skill.formerly(),
        skill.cues(),
        skill.against(),
        skill.related(),
        skill.attests(),
        skill.supersedes(),
        skill.not());
  }

  private ToldSkill draft(String id) {
    ToldSkill draft = known.get(id);
    if (draft == null) {
      throw new IllegalArgumentException(id);
    }
    return draft;
  }

  private static Skill skill(Map<String, Skill> sound, String id) {
    Skill skill = sound.get(id);
    if (skill == null) {
      throw new IllegalArgumentException(id);
    }
    return skill;
  }

  private void wrong(ToldSkill draft, String key, String message) {
    problems.add(draft.file(), draft.line(key), message);
  }

  static String place(ToldSkill draft) {
    return draft.file() + ":" + draft.line("skill");
  }
}
