// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import org.jspecify.annotations.Nullable;
import org.reqcast.candidate.Evidence;
import org.reqcast.candidate.Evidence.Level;
import org.reqcast.candidate.Evidence.Work;
import org.reqcast.candidate.Profile;

/**
 * One piece of evidence and the profile it stands in.
 *
 * @param answers how far it answers the concept it is counted for, 0 to 1
 */
record Sighting(Profile profile, Evidence evidence, double answers) {
  private static final int RECENT = 5;
  private static final int FADING = 9;

  /** The year the profile was collected in: what "present" and "long ago" are measured from. */
  int today() {
    long day = Math.floorDiv(profile.collected().getEpochSecond(), 86_400);
    return java.time.LocalDate.ofEpochDay(day).getYear();
  }

  /** The last year of use; 0 where the text is silent. */
  int last() {
    Integer last = evidence.last();
    Integer to = evidence.to();
    return last != null ? last : to != null ? to : 0;
  }

  /** How much this alone says for hands-on, recent skill: 0 to 1. */
  double worth() {
    double certainty = 0.5 + 0.5 * Math.clamp(evidence.certainty(), 0, 1);
    return Math.max(doing(), certified()) * freshness() * certainty * answers;
  }

  private double doing() {
    double done = worth(evidence.work(), evidence.certification() != null);
    Level level = evidence.level();
    return level == Level.EXPOSURE
        ? Math.min(done, 0.25)
        : level == Level.EXPERT ? Math.min(1, done * 1.1) : done;
  }

  private static double worth(@Nullable Work work, boolean paper) {
    if (work == null) {
      return paper ? 0 : 0.65;
    }
    return switch (work) {
      case BUILD, IMPLEMENT, MIGRATE, INTERFACE, SUPPORT, OPTIMIZE, REPORT -> 1;
      case TRAIN -> 0.6;
      case MANAGE -> 0.4;
      case USE -> 0.25;
    };
  }

  private double certified() {
    Evidence.Certification state = evidence.certification();
    if (state == null) {
      return 0;
    }
    return switch (state) {
      case CURRENT -> 0.6;
      case EXPIRED -> 0.3;
      case IN_PROGRESS -> 0.15;
      case PLANNED -> 0.1;
    };
  }

  private double freshness() {
    if (last() == 0) {
      return 0.85;
    }
    int age = today() - last();
    return age <= RECENT ? 1 : age <= FADING ? 0.65 : 0.35;
  }
}
