// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.reqcast.candidate.Candidate;
import org.reqcast.candidate.Person;
import org.reqcast.candidate.Profile;

/** The few facts that stand on a hit: from the newest profile that gives them. */
record Card(
    String headline, String city, String region, int years, Instant updated, List<String> sources) {

  static Card of(Candidate candidate, Standing standing) {
    List<Profile> profiles = candidate.profiles().stream().map(Candidate.Read::profile).toList();
    Person placed =
        profiles.stream()
            .map(Profile::person)
            .filter(person -> !person.city().isBlank() || !person.region().isBlank())
            .findFirst()
            .orElse(Person.named(""));
    return new Card(
        first(profiles, Person::headline),
        placed.city().strip(),
        placed.region().isBlank() ? "" : Places.code(placed.region()),
        standing.years(candidate),
        profiles.stream()
            .map(Profile::collected)
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH),
        profiles.stream().map(Profile::source).distinct().sorted().toList());
  }

  private static String first(List<Profile> profiles, Function<Person, String> fact) {
    return profiles.stream()
        .map(Profile::person)
        .map(fact)
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse("");
  }

  /** As people write it: {@code Dallas, TX}. */
  String place() {
    return city.isBlank() ? region : region.isBlank() ? city : city + ", " + region;
  }
}
