// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything the reader listens for: names of concepts, their cues, and phrases. Immutable. */
final class Lexicon {
  private final List<Skill> skills;
  private final Matcher matcher = new Matcher();
  private final Map<String, Skill> certificates = new HashMap<>();
  private final Kinship kinship;

  Lexicon(Taxonomy taxonomy) {
    this.skills = List.copyOf(taxonomy.all());
    this.kinship = new Kinship(skills, taxonomy);
    for (int i = 0; i < skills.size(); i++) {
      Skill skill = skills.get(i);
      claims(skill, i);
      for (String cue : skill.cues()) {
        matcher.name(cue).cue(i, false);
      }
      for (String cue : skill.against()) {
        matcher.name(cue).cue(i, true);
      }
      skill.attests().forEach(attested -> certificates.putIfAbsent(attested, skill));
    }
    Phrases.read().forEach((words, all) -> all.forEach(matcher.name(words)::says));
  }

  private void claims(Skill skill, int number) {
    List<String> sure = new ArrayList<>(skill.aliases());
    sure.add(skill.label());
    sure.addAll(skill.misspelt());
    Set<String> unsure = new HashSet<>();
    skill.unsure().forEach(name -> unsure.add(Names.fold(name)));
    for (String name : sure) {
      matcher.name(name).claim(new Name.Claim(number, unsure.contains(Names.fold(name)), null));
    }
    skill.exact().forEach(name -> matcher.name(name).claim(new Name.Claim(number, false, name)));
    skill.unsure().forEach(name -> matcher.name(name).claim(new Name.Claim(number, true, null)));
  }

  List<Hit> find(Text text) {
    return matcher.find(text);
  }

  Skill skill(int number) {
    return skills.get(number);
  }

  Kinship kinship() {
    return kinship;
  }

  /** The certificate that attests the skill; null where there is none. */
  @Nullable Skill certificateOf(String skill) {
    return certificates.get(skill);
  }
}
