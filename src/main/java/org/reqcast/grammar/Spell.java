// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.grammar;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time that one step of collecting takes before what it brought is kept: a source that is
 * slower than the lives of this process must make progress too.
 */
public record Spell(InstantSource clock, Instant end) {
  private static final Duration LENGTH = Duration.ofSeconds(5);

  public static Spell begin(InstantSource clock) {
    return new Spell(clock, clock.instant().plus(LENGTH));
  }

  public boolean over() {
    return !clock.instant().isBefore(end);
  }

  /** Whether as much time again has passed. */
  public boolean longOver() {
    return !clock.instant().isBefore(end.plus(LENGTH));
  }
}
