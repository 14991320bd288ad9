// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a connector file says about its board's ways with ads.
 *
 * @param stream whether ads are posts that sink in a stream, so that an opening may be shared again
 * @param sweep how often a standing ad is looked at; null where never
 * @param removed what becomes of an ad that the board took down
 * @param budget how many changes an account may send; null for any number
 */
public record AdHabits(
    boolean stream, @Nullable Duration sweep, Removed removed, @Nullable Budget budget) {
  /** Of a file that says nothing of them. */
  public static final AdHabits USUAL = new AdHabits(false, Duration.ofDays(1), Removed.LEAVE, null);

  /** What becomes of an ad that the board took down, and not we. */
  public enum Removed {
    /** It stays down, and a person is told. */
    LEAVE,
    /** It is placed anew. */
    ANEW
  }
}
