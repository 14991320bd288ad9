// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.time.Instant;
import java.util.List;
import org.reqcast.candidate.Basis;
import org.reqcast.candidate.Person;
import org.reqcast.candidate.Profile;

/** Profiles that are nothing but a text. */
final class Texts {
  private static final Instant COLLECTED = Instant.parse("2025-12-01T00:00:00Z");

  private Texts() {}

  static Profile profile(String text) {
    return profile(text, Person.named("Ada Fernhollow"));
  }

  static Profile profile(String text, Person person) {
    Basis basis = new Basis(Basis.Ground.APPLIED, COLLECTED, COLLECTED);
    return new Profile("test", "1", "", COLLECTED, basis, person, List.of(), text);
  }
}
