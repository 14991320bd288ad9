// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.reqcast.run.Turn;
import org.reqcast.run.Turn.What;

/**
 * One schedule file: what runs, when.
 *
 * @param name the file's name without {@code .yaml}
 * @param path as the person knows it
 * @param accounts names, or {@link Turn#ALL} alone
 * @param jitter a turn begins up to this much after its time
 * @param most actions or profiles on each account in one turn
 */
public record Schedule(
    String name,
    String path,
    String about,
    What what,
    List<String> accounts,
    Times times,
    Duration jitter,
    Missed missed,
    int most) {

  public Schedule {
    accounts = List.copyOf(accounts);
  }

  /** A turn of this schedule that is due at a moment. */
  public Turn turn(Instant due) {
    return new Turn(name, what, accounts, due, most);
  }

  /** What becomes of turns that were missed while nothing ran. */
  public enum Missed {
    /** One turn makes up for all. */
    ONCE,
    /** The next regular time is soon enough. */
    SKIP
  }
}
