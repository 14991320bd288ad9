// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.candidate;

import java.util.List;

/**
 * One person, merged from the profiles that are about the same person.
 *
 * @param id stable for as long as any of the profiles exists
 * @param profiles newest first, at least one, each with the evidence read from it
 */
public record Candidate(String id, List<Read> profiles) {

  public Candidate {
    profiles = List.copyOf(profiles);
  }

  /** A profile and what was read in it. */
  public record Read(Profile profile, List<Evidence> evidence) {
    public Read {
      evidence = List.copyOf(evidence);
    }
  }

  /** The name of the newest profile that gives one. */
  public String name() {
    return profiles.stream()
        .map(read -> read.profile().person().name())
        .filter(name -> !name.isBlank())
        .findFirst()
        .orElse("(no name given)");
  }
}
