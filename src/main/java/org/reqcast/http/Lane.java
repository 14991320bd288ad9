// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The way to one host for one scope: how many at once, how far apart, and whether it is closed. */
final class Lane {
  /** Nobody waits in here for longer; they are told when to come back. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** A crawl has time: longer than the longest delay that a site may ask for. */
  private static final Duration LONGEST_WAIT_OF_A_CRAWL = Duration.ofSeconds(61);

  private static final Duration LONGEST_SPACING = Duration.ofSeconds(30);
  private static final int TIMES_SLOWER = 5;
  private static final double WEIGHT_OF_NEWEST = 0.3;
  private static final double MOST_CAUTION = 16;
  private static final double RECOVERY = 0.8;

  private final InstantSource clock;
  private final Sleeper sleeper;
  private final boolean adaptive;
  private final Duration longestWait;
  private final Semaphore places;
  private final ReentrantLock lock = new ReentrantLock();

  private Instant nextAt = Instant.EPOCH;
  private Instant lastUsed = Instant.EPOCH;
  private @Nullable Instant closedUntil;
  private int refusals;
  private int waiting;
  private double caution = 1;
  private double usualMillis;

  /**
   * @param adaptive whether a slow host is asked more rarely
   */
  Lane(int atOnce, boolean adaptive, InstantSource clock, Sleeper sleeper) {
    this.clock = clock;
    this.sleeper = sleeper;
    this.adaptive = adaptive;
    this.longestWait = adaptive ? LONGEST_WAIT_OF_A_CRAWL : LONGEST_WAIT;
    this.places = new Semaphore(Math.max(1, atOnce), true);
  }

  /**
   * Waits for a turn; every turn taken must be given back with {@link #leave}.
   *
   * @param least distance to the request before
   * @throws HttpFailure where the lane is closed or the wait would be long
   */
  void enter(Duration least) throws HttpFailure, InterruptedException {
    queue(least);
    boolean in = false;
    try {
      in = places.tryAcquire(longestWait.toSeconds(), TimeUnit.SECONDS);
      if (!in) {
        throw later("many requests to this host are under way", clock.instant().plus(least));
      }
      Duration wait = turn(least);
      while (wait.isPositive()) {
        rest(wait);
        wait = turn(least);
      }
    } catch (HttpFailure | InterruptedException | RuntimeException e) {
      if (in) {
        places.release();
      }
      throw e;
    } finally {
      unqueue();
    }
  }

  private void rest(Duration wait) throws HttpFailure, InterruptedException {
    try {
      sleeper.sleep(wait);
    } catch (Sleeper.Woken stopping) {
      // Nothing was sent yet, and whoever asked must know that for certain.
      throw later("the program stops, and this was not sent yet", clock.instant());
    }
  }

  /** Gives the turn back. */
  void leave() {
    places.release();
  }

  /** Notes an answer in good order. */
  void well(Duration took) {
    lock.lock();
    try {
      refusals = 0;
      caution = Math.max(1, caution * RECOVERY);
      double millis = took.toMillis();
      usualMillis =
          usualMillis == 0
              ? millis
              : WEIGHT_OF_NEWEST * millis + (1 - WEIGHT_OF_NEWEST) * usualMillis;
    } finally {
      lock.unlock();
    }
  }

  /** Notes that the host struggles. */
  void troubled() {
    lock.lock();
    try {
      caution = Math.min(MOST_CAUTION, caution * 2);
    } finally {
      lock.unlock();
    }
  }

  /** Counts a refusal in a row, this one included. */
  int refused() {
    lock.lock();
    try {
      return ++refusals;
    } finally {
      lock.unlock();
    }
  }

  /** Lets nothing out before this. */
  void close(Instant until) {
    lock.lock();
    try {
      if (closedUntil == null || closedUntil.isBefore(until)) {
        closedUntil = until;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets the next request wait for this. */
  void rest(Instant until) {
    lock.lock();
    try {
      nextAt = until.isAfter(nextAt) ? until : nextAt;
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing has happened here since, and nothing is to be remembered. */
  boolean idleSince(Instant when) {
    lock.lock();
    try {
      return waiting == 0
          && lastUsed.isBefore(when)
          && nextAt.isBefore(when)
          && (closedUntil == null || closedUntil.isBefore(when));
    } finally {
      lock.unlock();
    }
  }

  private void queue(Duration least) throws HttpFailure {
    lock.lock();
    try {
      Instant now = clock.instant();
      lastUsed = now;
      throwIfClosed(now);
      Instant turn =
          (nextAt.isAfter(now) ? nextAt : now).plus(spacing(least).multipliedBy(waiting));
      if (Duration.between(now, turn).compareTo(longestWait) > 0) {
        throw later("the pace leaves no room before then", turn);
      }
      waiting++;
    } finally {
      lock.unlock();
    }
  }

  private void unqueue() {
    lock.lock();
    try {
      waiting--;
    } finally {
      lock.unlock();
    }
  }

  /** Takes the turn and returns zero, or says how long it is until one can be taken. */
  private Duration turn(Duration least) throws HttpFailure {
    lock.lock();
    try {
      Instant now = clock.instant();
      throwIfClosed(now);
      if (nextAt.isAfter(now)) {
        Duration wait = Duration.between(now, nextAt);
        if (wait.compareTo(longestWait) > 0) {
          throw later("the pace leaves no room before then", nextAt);
        }
        return wait;
      }
      nextAt = now.plus(spacing(least));
      lastUsed = now;
      return Duration.ZERO;
    } finally {
      lock.unlock();
    }
  }

  private void throwIfClosed(Instant now) throws HttpFailure {
    if (closedUntil != null && closedUntil.isAfter(now)) {
      throw later("the host asked us to wait", closedUntil);
    }
  }

  private Duration spacing(Duration least) {
    if (!adaptive) {
      return least;
    }
    Duration slow = Duration.ofMillis(Math.round(TIMES_SLOWER * usualMillis * caution));
    Duration cautious = Duration.ofMillis(Math.round(least.toMillis() * caution));
    Duration wanted = slow.compareTo(cautious) > 0 ? slow : cautious;
    Duration capped = wanted.compareTo(LONGEST_SPACING) > 0 ? LONGEST_SPACING : wanted;
    return capped.compareTo(least) < 0 ? least : capped;
  }

  private static HttpFailure later(String why, Instant until) {
    return new HttpFailure(HttpFailure.Kind.SLOW_DOWN, why, until, null);
  }
}
