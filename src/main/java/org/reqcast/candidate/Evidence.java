// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.candidate;

import org.jspecify.annotations.Nullable;

/**
 * A place in a profile's text that speaks of a skill.
 *
 * @param skill a concept's id in the taxonomy
 * @param start offset into the profile's text, in UTF-16 units
 * @param end exclusive
 * @param certainty 0 to 1
 * @param years stated or computed length of experience; null where the text is silent
 * @param from first year, null where unknown
 * @param to last year, null where unknown
 * @param last the latest year of use, null where unknown
 */
public record Evidence(
    String skill,
    int start,
    int end,
    Assertion assertion,
    double certainty,
    @Nullable Double years,
    @Nullable Integer from,
    @Nullable Integer to,
    @Nullable Integer last,
    @Nullable Work work,
    @Nullable Level level,
    @Nullable Certification certification) {

  /** What the words say of the person and the skill. */
  public enum Assertion {
    HAS,
    HAD,
    WANTS,
    LEARNING,
    LACKS,
    /** Somebody else has it. */
    OTHER,
    /** Named, nothing said. */
    MENTION;

    /** Whether a recruiter may count it as experience. */
    public boolean held() {
      return this == HAS || this == HAD;
    }
  }

  /** The kind of work done with it. */
  public enum Work {
    BUILD,
    IMPLEMENT,
    MIGRATE,
    INTERFACE,
    SUPPORT,
    OPTIMIZE,
    REPORT,
    TRAIN,
    MANAGE,
    USE
  }

  /** How deep it goes. */
  public enum Level {
    EXPOSURE,
    WORKING,
    STRONG,
    EXPERT
  }

  /** The state of a certificate. */
  public enum Certification {
    CURRENT,
    IN_PROGRESS,
    PLANNED,
    EXPIRED
  }
}
