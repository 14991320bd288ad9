// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.reqcast.opening.Need;
import org.reqcast.opening.Opening;
import org.reqcast.opening.Place;
import org.reqcast.opening.Workplace;

/**
 * Which openings, at which places, a campaign is about. Every list that names anything must be met,
 * each by one of its names.
 *
 * @param facilities names; {@code *} stands for any letters
 * @param skills words that name skills; a broad one takes narrower ones
 * @param places keys of places, or towns, or {@code Columbus, OH}
 * @param states states, provinces or regions
 */
record Rule(
    List<String> facilities,
    List<String> skills,
    List<String> places,
    List<String> states,
    List<String> countries,
    Set<Workplace> workplaces,
    Set<Need> needs) {

  Rule {
    facilities = List.copyOf(facilities);
    skills = List.copyOf(skills);
    places = List.copyOf(places);
    states = List.copyOf(states);
    countries = List.copyOf(countries);
    workplaces = Set.copyOf(workplaces);
    needs = Set.copyOf(needs);
  }

  boolean takes(Opening opening, Place place, SkillTree skills) {
    return any(facilities, name -> like(name, opening.facility().name()))
        && (needs.isEmpty() || needs.contains(opening.need()))
        && (workplaces.isEmpty() || workplaces.contains(place.workplace()))
        && any(countries, name -> name.equalsIgnoreCase(place.country()))
        && any(states, name -> name.equalsIgnoreCase(place.region()))
        && any(places, name -> named(name, place))
        && any(
            this.skills,
            broad ->
                opening.skills().stream().anyMatch(asked -> skills.covers(broad, asked.skill())));
  }

  private static boolean any(List<String> names, Predicate<String> met) {
    return names.isEmpty() || names.stream().anyMatch(met);
  }

  private static boolean named(String name, Place place) {
    return Stream.of(place.key(), place.city(), place.city() + ", " + place.region())
        .anyMatch(name::equalsIgnoreCase);
  }

  private static boolean like(String name, String facility) {
    if (!name.contains("*")) {
      return name.equalsIgnoreCase(facility);
    }
    String pattern = Pattern.quote(lower(name)).replace("*", "\\E.*\\Q");
    return Pattern.matches(pattern, lower(facility));
  }

  private static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
