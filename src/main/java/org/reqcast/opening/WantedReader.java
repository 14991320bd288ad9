// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.opening;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reqcast.config.YamlMap;

/**
 * Reads the skills of an opening: {@code {must: [...], nice: [...]}}, or in one text {@code must: X
 * >=3y | Y | nice: Z}.
 */
final class WantedReader {
  private static final Pattern WITH_YEARS =
      Pattern.compile("(.*?)\\s*>=\\s*(\\d{1,2})\\s*(?:y|yr|yrs|years?)");
  private static final int MOST_YEARS = 50;

  private final Set<String> names = new HashSet<>();
  private final List<Wanted> skills = new ArrayList<>();

  private WantedReader() {}

  static List<Wanted> skills(YamlMap opening) {
    WantedReader reader = new WantedReader();
    if (opening.isMap("skills")) {
      opening
          .mapIf("skills")
          .ifPresent(
              skills -> {
                skills.maps("must", "skill").forEach(skill -> reader.add(skill, true));
                skills.maps("nice", "skill").forEach(skill -> reader.add(skill, false));
                skills.done();
              });
    } else {
      opening.textIf("skills").ifPresent(text -> reader.add(opening, text));
    }
    return reader.skills;
  }

  private void add(YamlMap map, boolean must) {
    String text = map.text("skill").strip();
    int years = map.numberIf("years").orElse(0);
    if (years < 0 || years > MOST_YEARS) {
      map.wrong("years", "must be from 0 to " + MOST_YEARS);
    }
    map.done();
    add(map, "skill", text, must, years);
  }

  private void add(YamlMap opening, String text) {
    boolean must = true;
    for (String part : text.split("\\|", -1)) {
      String skill = part.strip();
      String lower = skill.toLowerCase(Locale.ROOT);
      if (lower.startsWith("must:") || lower.startsWith("nice:")) {
        must = lower.startsWith("must:");
        skill = skill.substring("must:".length()).strip();
      }
      if (!skill.isEmpty()) {
        add(opening, "skills", skill, must, 0);
      }
    }
  }

  private void add(YamlMap map, String key, String text, boolean must, int years) {
    Matcher inWords = WITH_YEARS.matcher(text);
    boolean stated = inWords.matches();
    String skill = stated ? inWords.group(1) : text;
    if (skill.isBlank() || skill.contains(">") || skill.contains("<")) {
      if (!text.isBlank()) {
        map.wrong(key, "must be a skill such as 'SQL' or 'Epic Willow >=3y', not '" + text + "'");
      }
    } else if (!names.add(skill.toLowerCase(Locale.ROOT))) {
      map.wrong(key, "'" + skill + "' is asked for twice");
    } else {
      skills.add(new Wanted(skill, must, stated ? Integer.parseInt(inWords.group(2)) : years));
    }
  }
}
