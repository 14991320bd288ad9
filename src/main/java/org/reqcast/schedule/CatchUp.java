// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.reqcast.schedule.Schedule.Missed;

/** Decides, when Reqcast starts, whether a turn that was missed is made up for. */
final class CatchUp {
  private CatchUp() {}

  /**
   * When the turn to make up for was due; empty where none is.
   *
   * @param lastDue when the schedule was last due and begun; empty where it never was
   */
  static Optional<Instant> of(Schedule schedule, Optional<Instant> lastDue, Instant now) {
    if (lastDue.isEmpty()) {
      // A new series begins at once; a new time table waits for its first time.
      return schedule.times() instanceof Times.Every ? Optional.of(now) : Optional.empty();
    }
    Optional<Instant> missed = schedule.times().after(lastDue.get()).filter(it -> !it.isAfter(now));
    return schedule.missed() == Missed.SKIP
        ? Optional.empty()
        : missed.map(first -> latest(schedule.times(), first, now));
  }

  private static Instant latest(Times times, Instant first, Instant now) {
    // Near the end the last one is found by walking; far back it suffices to begin shortly before.
    Instant latest = first;
    for (long back = Duration.ofMinutes(1).toMillis(); back > 0; back *= 8) {
      Instant from = now.minusMillis(back);
      if (from.isBefore(first)) {
        break;
      }
      Optional<Instant> near = times.after(from).filter(time -> !time.isAfter(now));
      if (near.isPresent()) {
        latest = near.get();
        break;
      }
    }
    Optional<Instant> next = times.after(latest);
    while (next.isPresent() && !next.get().isAfter(now)) {
      latest = next.get();
      next = times.after(latest);
    }
    return latest;
  }
}
