// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means.
 *
 * @param after how long to wait where it means that; null where the board says, or nobody does
 * @param says the board's sentence, or ours about its answer; never a secret
 */
record Verdict(Means means, String says, @Nullable Duration after) {
  Verdict(Means means, String says) {
    this(means, says, null);
  }

  /** What answers can mean; the words of {@code answers:} in a connector file. */
  enum Means {
    DONE,
    /** What was to be placed is there already, and may say something older. */
    STOOD,
    /** Taken in, decided later. */
    ACCEPTED,
    /** Not wanted as it is. */
    REFUSED,
    WAIT,
    RECONFIGURE,
    REPAIR,
    /** It may have happened. */
    UNANSWERED,
    /** What was asked about is not there any more. */
    GONE
  }
}
