// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time that one step of collecting takes before what it brought is kept: a source that is
 * slower than the lives of this process must make progress too.
 */
record Spell(InstantSource clock, Instant end) {
  private static final Duration LENGTH = Duration.ofSeconds(5);

  static Spell begin(InstantSource clock) {
    return new Spell(clock, clock.instant().plus(LENGTH));
  }

  boolean over() {
    return !clock.instant().isBefore(end);
  }

  /** Whether as much time again has passed. */
  boolean longOver() {
    return !clock.instant().isBefore(end.plus(LENGTH));
  }
}
