// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a schedule.
 *
 * @param id ascending
 * @param account on which account; a schedule with several accounts makes a run for each
 * @param what {@code post} or {@code collect}
 * @param due when the schedule wanted it
 * @param ended null while under way
 * @param counts by name: posted, updated, closed, fresh, changed, skipped…
 * @param remedy who must act, in lower case; empty where nobody must
 * @param message one sentence for people; empty where all is well
 */
public record RunRow(
    long id,
    String schedule,
    String account,
    String what,
    Instant due,
    Instant started,
    @Nullable Instant ended,
    Outcome outcome,
    Map<String, Integer> counts,
    String remedy,
    String message) {

  /** How a run ended. */
  public enum Outcome {
    UNDER_WAY,
    DONE,
    /** Some of it failed. */
    PARTLY,
    FAILED,
    /** The process ended before the run did. */
    ABANDONED,
    /** Not begun: the schedule or account is paused. */
    PAUSED
  }
}
