// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.util.List;
import java.util.Locale;

/**
 * Somebody who does not exist.
 *
 * @param about prose that says what they did, where and for how long
 * @param skills as a person would list them
 */
public record InventedPerson(
    int number,
    String name,
    String headline,
    String employer,
    String city,
    String state,
    String about,
    List<String> skills) {

  public InventedPerson {
    skills = List.copyOf(skills);
  }

  /** Their name for themselves on every server, different for everybody. */
  public String handle() {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-") + "-" + number;
  }

  String email() {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", ".") + number + "@example.org";
  }

  String site() {
    return "https://" + handle() + ".example.org/";
  }

  String place() {
    return city + ", " + state;
  }
}
