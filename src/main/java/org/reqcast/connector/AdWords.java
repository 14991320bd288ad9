// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.reqcast.opening.Incentive;
import org.reqcast.opening.Need;
import org.reqcast.opening.Opening;
import org.reqcast.opening.Place;
import org.reqcast.opening.Wanted;
import org.reqcast.opening.Workplace;

/** The words of one ad. */
final class AdWords {
  private static final int MOST_HASHTAGS = 5;

  private final Map<String, Object> words = new LinkedHashMap<>();

  private AdWords() {}

  static Map<String, Object> of(Ad ad, UnaryOperator<String> skillName) {
    AdWords all = new AdWords();
    all.opening(ad.opening());
    all.place(ad.place());
    all.skills(ad.opening().skills(), skillName);
    all.posting(ad);
    return all.words;
  }

  private void opening(Opening opening) {
    put("title", opening.title());
    put("facility", opening.facility().name());
    put("facilitySite", opening.facility().site());
    put("need", Forms.of(opening.need()));
    put("needWords", needWords(opening.need()));
    put("employment", Forms.of(opening.employment()));
    put(
        "incentives",
        opening.incentives().stream().map(Incentive::words).map(Legible::of).toList());
    Markup.Said said = Markup.of(opening.description());
    put("description", said.text());
    put("descriptionHtml", said.html());
    put("descriptionBare", said.bare());
    put("apply", opening.apply());
    put("contact", opening.contact());
    put("posted", Forms.of(opening.posted()));
    put("ends", opening.ends() == null ? null : Forms.of(opening.ends()));
    if (opening.pay() != null) {
      words.putAll(PayWords.of(opening.pay()));
    }
  }

  private void place(Place place) {
    put("place", place.words());
    put("street", place.street());
    put("city", place.city());
    put("region", place.region());
    put("postalCode", place.postalCode());
    put("country", place.country());
    put("workplace", Forms.of(place.workplace()));
    put("remote", place.workplace() == Workplace.REMOTE);
  }

  private void skills(List<Wanted> wanted, UnaryOperator<String> skillName) {
    List<Object> must = new ArrayList<>();
    List<Object> nice = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Wanted skill : wanted) {
      String name = Legible.of(skillName.apply(skill.skill()));
      (skill.must() ? must : nice).add(Map.of("skill", name, "years", skill.years()));
      names.add(skill.must() ? must.size() - 1 : names.size(), name);
    }
    put("must", must);
    put("nice", nice);
    put("skills", names);
    put("hashtags", hashtags(names));
  }

  private void posting(Ad ad) {
    put("link", ad.link().toString());
    put("since", Forms.of(ad.since()));
    put("changed", Forms.of(ad.since()));
    put("posting", ad.posting());
    put("revision", ad.revision());
    put("round", ad.round());
    put("key", ad.key());
    put("opening", ad.opening().id());
  }

  private static String needWords(Need need) {
    return switch (need) {
      case MAINTAIN -> "is looking for somebody to maintain a system in place";
      case IMPLEMENT -> "is looking for somebody to select and bring in a new system";
    };
  }

  static String hashtags(List<String> names) {
    Set<String> seen = new LinkedHashSet<>();
    List<String> tags = new ArrayList<>();
    for (String name : names) {
      StringBuilder tag = new StringBuilder("#");
      for (String part : name.split("[^A-Za-z0-9]+", -1)) {
        if (!part.isEmpty()) {
          tag.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
        }
      }
      boolean letters = tag.chars().anyMatch(Character::isLetter);
      if (letters && tags.size() < MOST_HASHTAGS && seen.add(lower(tag.toString()))) {
        tags.add(tag.toString());
      }
    }
    return String.join(" ", tags);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private void put(String name, @Nullable Object value) {
    if (value != null) {
      words.put(name, value instanceof String text ? Legible.of(text) : value);
    }
  }
}
