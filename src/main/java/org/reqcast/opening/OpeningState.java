// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.opening;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where an opening stands between being written and being done, and where it may go from there. */
public enum OpeningState {
  DRAFT,
  /** Somebody has read it and lets it go out. */
  APPROVED,
  OPEN,
  ON_HOLD,
  CLOSED,
  FILLED,
  /** Its last day is past. */
  EXPIRED;

  /** The states that an opening may go to from here; itself is always allowed besides. */
  public Set<OpeningState> next() {
    return switch (this) {
      case DRAFT -> EnumSet.of(APPROVED, CLOSED);
      case APPROVED -> EnumSet.of(DRAFT, OPEN, CLOSED, FILLED, EXPIRED);
      case OPEN -> EnumSet.of(ON_HOLD, CLOSED, FILLED, EXPIRED);
      case ON_HOLD -> EnumSet.of(OPEN, CLOSED, FILLED, EXPIRED);
      // Whoever was hired may not come, and a last day may be moved.
      case CLOSED, FILLED -> EnumSet.of(OPEN, ON_HOLD, CLOSED, FILLED);
      case EXPIRED -> EnumSet.of(OPEN, ON_HOLD, CLOSED, FILLED);
    };
  }

  /** In words for people, why an opening may not go from here to a state; empty where it may. */
  public Optional<String> refusal(OpeningState to) {
    if (to == this || next().contains(to)) {
      return Optional.empty();
    }
    return Optional.of(
        this == DRAFT
            ? "is a draft, and has to be approved first"
            : "is " + words() + " and cannot become " + to.words());
  }

  /** As people write it, such as {@code on hold}. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
