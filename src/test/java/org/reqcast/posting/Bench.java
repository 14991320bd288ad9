// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.reqcast.connector.AdHabits;
import org.reqcast.connector.Delivery;

/** A ledger in memory, a clock that a test moves, and the posting that works on both. */
final class Bench {
  static final String ACCOUNT = "social-main";
  static final Duration LEASE = Duration.ofMinutes(5);

  Instant now = Instant.parse("2026-11-22T12:00:00Z");
  private Duration tick = Duration.ZERO;
  final InstantSource clock = this::tick;
  final FakePostings postings = new FakePostings(clock);
  final FakeOpenings openings = new FakeOpenings();
  Campaigns campaigns = Campaigns.NONE;
  AdHabits habits = AdHabits.USUAL;
  final List<String> log = new ArrayList<>();

  /** A new process on the same ledger. */
  Posting posting() {
    URI site = URI.create("https://jobs.example.org/");
    return new Posting(
        openings, postings, site, ZoneOffset.UTC, clock, LEASE, () -> 1.0, () -> campaigns);
  }

  Done turn(Delivery board) {
    return posting().turn(ACCOUNT, board, habits, Bounds.of(200, () -> false), log::add);
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  private Instant tick() {
    now = now.plus(tick);
    return now;
  }

  /** From now on the clock goes on whenever it is looked at. */
  void ticking(Duration time) {
    tick = time;
  }

  void settle() {
    pass(FakeBoard.SETTLE);
  }
}
