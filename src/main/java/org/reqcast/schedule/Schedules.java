// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.reqcast.ledger.Runs;
import org.reqcast.run.Pauses;
import org.reqcast.run.Turn.What;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schedules at work: each runs its turns when they are due, one at a time, makes up for missed
 * ones as its file says, rests while it is paused.
 */
public final class Schedules {
  private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);
  private static final Duration UNWIND = Duration.ofSeconds(5);

  private final TurnRunner runner;
  private final Runs runs;
  private final Pauses pauses;
  private final InstantSource clock;
  private final Nap rest;
  private final DoubleSupplier chance;
  private final Timers timers = new Timers(this::due);
  private final UnderWay resting = new UnderWay();
  private final UnderWay running = new UnderWay();
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final Map<String, Schedule> schedules = new LinkedHashMap<>();
  private volatile boolean stopping;

  /**
   * @param rest waits out a turn's jitter
   * @param chance numbers from 0 to below 1, for jitter
   */
  public Schedules(
      TurnRunner runner, Runs runs, InstantSource clock, Nap rest, DoubleSupplier chance) {
    this.runner = runner;
    this.runs = runs;
    this.pauses = new Pauses(runs);
    this.clock = clock;
    this.rest = rest;
    this.chance = chance;
  }

  /** One schedule, as a page shows it. */
  public record Line(
      Schedule schedule, Optional<Instant> next, boolean underWay, Optional<String> paused) {
    public String name() {
      return schedule.name();
    }

    public What what() {
      return schedule.what();
    }
  }

  public void start() {
    timers.start();
  }

  /**
   * Works by these schedules from now on. Those that are new make up for turns that were missed
   * while nothing ran; turns under way go on.
   */
  public synchronized void take(List<Schedule> next) {
    Map<String, Schedule> before = new LinkedHashMap<>(schedules);
    schedules.clear();
    asked.retainAll(next.stream().map(Schedule::name).toList());
    next.forEach(schedule -> schedules.put(schedule.name(), schedule));
    before.keySet().stream().filter(name -> !schedules.containsKey(name)).forEach(timers::remove);
    for (Schedule schedule : schedules.values()) {
      Schedule known = before.get(schedule.name());
      if (!schedule.equals(known)) {
        timers.set(schedule, clock.instant());
        if (asked.remove(schedule.name())) {
          now(schedule.name(), clock.instant());
        }
        if (known == null && pauses.schedule(schedule.name()).isEmpty()) {
          catchUp(schedule);
        }
      }
    }
  }

  /**
   * Asks for a turn now; where one is under way, right after it. Asking twice is asking once.
   *
   * @return false where there is no such schedule
   */
  public synchronized boolean runNow(String name) {
    if (!schedules.containsKey(name)) {
      return false;
    }
    now(name, clock.instant());
    return true;
  }

  /** Runs what another process on the same ledger asked for. */
  public void runAsked() {
    for (String name : runs.takeAsked()) {
      if (!runNow(name)) {
        LOG.warn("A turn of {} was asked for, but there is no such schedule", name);
      }
    }
  }

  private void now(String name, Instant due) {
    if (asked.add(name)) {
      timers.now(name, due);
    }
  }

  /** Rests a schedule, over restarts too, until it is resumed; a turn under way goes on. */
  public void pause(String name, String reason) {
    pauses.pauseSchedule(name, reason);
  }

  /** Lets a schedule go on at its next regular time. */
  public void resume(String name) {
    pauses.resumeSchedule(name);
  }

  public synchronized List<Line> lines() {
    return schedules.values().stream().map(this::line).toList();
  }

  /**
   * Begins no more turns, asks those under way to stop after their current ad or batch, and waits.
   *
   * @param grace after which what is still under way is abandoned
   * @return whether everything ended by itself
   */
  public boolean close(Duration grace) {
    stopping = true;
    timers.stop();
    resting.interrupt();
    boolean ended = running.await(grace);
    if (!ended) {
      LOG.warn("abandoning what is still under way after {} s", grace.toSeconds());
      running.interrupt();
      running.await(UNWIND);
    }
    return ended;
  }

  private void catchUp(Schedule schedule) {
    CatchUp.of(schedule, runs.lastDue(schedule.name()), clock.instant())
        .ifPresent(
            due -> {
              LOG.info("{} makes up for {}", schedule.name(), due);
              now(schedule.name(), due);
            });
  }

  private Line line(Schedule schedule) {
    String name = schedule.name();
    Optional<String> paused = pauses.schedule(name);
    Optional<Instant> next = paused.isPresent() ? Optional.empty() : timers.next(name);
    return new Line(schedule, next, underWay(name), paused);
  }

  private boolean underWay(String name) {
    return running.has(name) || resting.has(name);
  }

  private synchronized @Nullable Schedule known(String name) {
    return schedules.get(name);
  }

  private void due(String name, Instant at, boolean regular) {
    if (!regular) {
      asked.remove(name);
    }
    Schedule schedule = known(name);
    if (schedule == null || stopping) {
      return;
    }
    // Another process may have paused it, so the ledger is asked each time.
    if (regular && (pauses.schedule(name).isPresent() || !rested(schedule))) {
      return;
    }
    running.begin(name);
    try {
      runner.run(schedule.turn(at), () -> stopping);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("the turn of {} broke", name, e);
    } finally {
      running.end(name);
    }
  }

  private boolean rested(Schedule schedule) {
    Duration jitter = schedule.jitter();
    if (jitter.isZero()) {
      return true;
    }
    resting.begin(schedule.name());
    try {
      rest.rest(Duration.ofMillis((long) (jitter.toMillis() * chance.getAsDouble())));
      return !stopping;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      resting.end(schedule.name());
    }
  }
}
