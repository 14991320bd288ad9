// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crawl;

import java.util.List;
import org.reqcast.candidate.Person;

/**
 * A person as a page tells of them.
 *
 * @param home the page of their own that it names; empty where it names none
 * @param text what the page says about them beside its own words
 * @param how by which marks they were recognised, for people
 */
public record Told(Person person, String home, String text, String how) {

  /** Who was found on a page, and if nobody, why. */
  record Found(List<Told> people, String why) {
    Found {
      people = List.copyOf(people);
    }
  }
}
