// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.reqcast.ledger.Rest;
import org.reqcast.ledger.Runs;

/**
 * Leaves an account alone whose board is in trouble: for ever longer times, after each of which one
 * ad is tried. A person is not needed, and the first success ends it.
 */
public final class Rests {
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration MOST = Duration.ofMinutes(15);

  private final Runs runs;
  private final InstantSource clock;
  private final DoubleSupplier chance;

  /**
   * @param chance numbers from 0 to below 1, so that many accounts do not come back at once
   */
  public Rests(Runs runs, InstantSource clock, DoubleSupplier chance) {
    this.runs = runs;
    this.clock = clock;
    this.chance = chance;
  }

  /** Why an account rests now; empty where it does not. */
  public Optional<String> account(String name) {
    return Optional.ofNullable(runs.rests().get(name))
        .filter(rest -> rest.until().isAfter(clock.instant()))
        .map(Rests::words);
  }

  /** Whether its rest is over and nothing has succeeded since. */
  boolean onTrial(String name) {
    return runs.rests().containsKey(name);
  }

  /** Takes note of how a turn on an account ended. */
  void ended(String name, boolean troubled, String why) {
    Rest before = runs.rests().get(name);
    if (troubled) {
      int failures = before == null ? 1 : before.failures() + 1;
      runs.rest(name, new Rest(clock.instant().plus(pause(failures)), failures, why));
    } else if (before != null) {
      runs.wake(name);
    }
  }

  private Duration pause(int failures) {
    long grown = FIRST.toMillis() << Math.min(failures - 1, 10);
    long most = Math.min(grown, MOST.toMillis());
    return Duration.ofMillis((long) (most * (0.5 + chance.getAsDouble() / 2)));
  }

  private static String words(Rest rest) {
    Instant until = rest.until().truncatedTo(ChronoUnit.SECONDS);
    return "Its board is in trouble, so it is left alone until " + until + ": " + rest.why();
  }
}
