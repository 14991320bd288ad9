// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.candidate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts that one source states about a person. Absent texts are empty, never null, except where
 * marked. Protected attributes (age, sex, photo, nationality…) have no field here on purpose.
 *
 * @param name as the person writes it
 * @param headline a line in which they say what they do
 * @param city empty where unknown
 * @param region state or province, as its postal abbreviation where it has one
 * @param country ISO 3166-1 alpha-2, or empty
 * @param remote whether they look for remote work; null where they do not say
 * @param relocate whether they would move; null where they do not say
 * @param skills words from a skills list, as written
 */
public record Person(
    String name,
    String headline,
    List<String> emails,
    List<String> phones,
    List<String> links,
    String city,
    String region,
    String country,
    @Nullable Boolean remote,
    @Nullable Boolean relocate,
    List<Position> positions,
    List<String> certifications,
    List<String> skills) {

  public Person {
    emails = List.copyOf(emails);
    phones = List.copyOf(phones);
    links = List.copyOf(links);
    positions = List.copyOf(positions);
    certifications = List.copyOf(certifications);
    skills = List.copyOf(skills);
  }

  /** A person of whom only the name is known. */
  public static Person named(String name) {
    return new Person(
        name, "", List.of(), List.of(), List.of(), "", "", "", null, null, List.of(), List.of(),
        List.of());
  }
}
