// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The quick way through a file of concepts that is written plainly and without a mistake. At
 * anything else it gives up without a word, and the file is read again by {@link SkillFile}.
 */
final class PlainSkills {

  /** Gives up. Carries nothing, because nobody shows it. */
  private static final class NotPlain extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotPlain() {
      super("not plain", null, false, false);
    }
  }

  private static final String FIRST = "  - skill: ";
  private static final String NEXT = "    ";
  private static final String DEEPER = "      ";

  private final String file;
  private final PlainLines lines;
  private final List<ToldSkill> drafts = new ArrayList<>();

  private Map<String, String> texts = new HashMap<>();
  private Map<String, List<String>> lists = new HashMap<>();
  private Map<String, String> formerly = new LinkedHashMap<>();
  private List<Skill.Related> related = new ArrayList<>();
  private Map<String, Integer> places = new HashMap<>();

  private PlainSkills(String file, String text) {
    this.file = file;
    this.lines = new PlainLines(text);
  }

  static Optional<List<ToldSkill>> read(String file, String text) {
    try {
      return Optional.of(new PlainSkills(file, text).all());
    } catch (NotPlain strict) {
      return Optional.empty();
    }
  }

  private List<ToldSkill> all() {
    String about = lines.next();
    require(about.startsWith("about: "));
    scalar(about.substring(7));
    require(lines.next().equals("skills:"));
    for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
      if (line.startsWith(FIRST)) {
        close();
        put("skill", line.substring(FIRST.length()));
      } else {
        require(line.startsWith(NEXT) && line.charAt(4) != ' ' && !texts.isEmpty());
        int colon = line.indexOf(':');
        require(colon > 0);
        put(line.substring(4, colon), line.substring(colon + 1).strip());
      }
    }
    close();
    require(!drafts.isEmpty());
    return drafts;
  }

  private void put(String key, String value) {
    require(places.put(key, lines.line()) == null);
    if (SkillKeys.TEXTS.contains(key)) {
      texts.put(key, scalar(value));
    } else if (SkillKeys.LISTS.contains(key)) {
      lists.put(key, items(value, '[', ']'));
    } else {
      require(SkillKeys.MAPS.contains(key));
      pairs(key, value);
    }
  }

  private void pairs(String key, String value) {
    List<String> entries = value.isEmpty() ? deeper() : items(value, '{', '}');
    for (String entry : entries) {
      int colon = PlainText.colon(entry);
      require(colon > 0);
      String name = scalar(entry.substring(0, colon));
      String is = scalar(entry.substring(colon + 1).strip());
      if (key.equals("formerly")) {
        require(formerly.put(name, is) == null);
      } else {
        double weight = SkillFile.weight(is);
        require(weight >= 0 && related.stream().noneMatch(other -> other.id().equals(name)));
        related.add(new Skill.Related(name, weight));
      }
    }
  }

  private List<String> deeper() {
    List<String> found = new ArrayList<>();
    for (String line = lines.peek();
        line.startsWith(DEEPER) && line.charAt(6) != ' ';
        line = lines.peek()) {
      found.add(line.substring(6));
      lines.next();
    }
    require(!found.isEmpty());
    return found;
  }

  /** What stands between the brackets, which may close on a later line. */
  private List<String> items(String value, char open, char close) {
    require(!value.isEmpty() && value.charAt(0) == open);
    List<String> found = new ArrayList<>();
    String rest = value.substring(1);
    while (true) {
      int from = 0;
      boolean pair = open == '{';
      while (from < rest.length()) {
        int end = PlainText.end(rest, from);
        require(end >= 0);
        String item = rest.substring(from, end).strip();
        if (end == rest.length()) {
          require(item.isEmpty());
        } else {
          found.add(pair ? item : scalar(item));
          if (rest.charAt(end) == close) {
            require(rest.substring(end + 1).isBlank());
            return found;
          }
          require(rest.charAt(end) == ',');
        }
        from = end + 1;
      }
      String more = lines.next();
      require(more.startsWith(DEEPER));
      rest = more.substring(6);
    }
  }

  private void close() {
    if (texts.isEmpty()) {
      return;
    }
    Skill skill = SkillKeys.skill(texts, lists, formerly, List.copyOf(related));
    require(!skill.label().isEmpty() && SkillKeys.KINDS.contains(skill.kind()));
    require(SkillFile.soundId(skill.id()));
    drafts.add(new ToldSkill(skill, file, places.getOrDefault("skill", 0), places));
    texts = new HashMap<>();
    lists = new HashMap<>();
    formerly = new LinkedHashMap<>();
    related = new ArrayList<>();
    places = new HashMap<>();
  }

  private static String scalar(String written) {
    String value = PlainText.value(written);
    if (value == null) {
      throw new NotPlain();
    }
    return value;
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new NotPlain();
    }
  }
}
