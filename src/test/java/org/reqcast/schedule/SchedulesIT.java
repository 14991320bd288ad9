// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reqcast.run.FakeRuns;
import org.reqcast.run.Turn;
import org.reqcast.run.Turn.What;
import org.reqcast.schedule.Schedule.Missed;

@Timeout(30)
class SchedulesIT {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration AGES = Duration.ofDays(300);

  private final InstantSource clock = InstantSource.system();
  private final FakeRuns runs = new FakeRuns(clock);
  private final BlockingQueue<Turn> turns = new LinkedBlockingQueue<>();
  private final Semaphore mayEnd = new Semaphore(1_000_000);
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private final Schedules schedules =
      new Schedules(this::run, runs, clock, time -> Thread.sleep(time), () -> 0.5);

  private void run(Turn turn, BooleanSupplier stop) throws InterruptedException {
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    try {
      runs.begin(turn.schedule(), "account", turn.what().word(), turn.due());
      turns.add(turn);
      while (!mayEnd.tryAcquire(10, TimeUnit.MILLISECONDS)) {
        if (stop.getAsBoolean()) {
          return;
        }
      }
    } finally {
      atOnce.decrementAndGet();
    }
  }

  private static Schedule every(Duration apart, Duration jitter, Missed missed) {
    Times times = new Times.Every(apart, Instant.EPOCH, ZoneOffset.UTC);
    return new Schedule(
        "ads", "schedules/ads.yaml", "", What.POST, List.of("all"), times, jitter, missed, 7);
  }

  private Turn next() throws InterruptedException {
    Turn turn = turns.poll(10, TimeUnit.SECONDS);
    assertThat(turn).as("a turn in time").isNotNull();
    return turn;
  }

  @AfterEach
  void close() {
    schedules.close(SECOND);
  }

  @Test
  void turnsComeAtTheirTimes() throws InterruptedException {
    schedules.start();
    schedules.take(List.of(every(SECOND, Duration.ZERO, Missed.ONCE)));
    next();
    Turn second = next();
    Turn third = next();

    assertThat(second.most()).isEqualTo(7);
    assertThat(Duration.between(second.due(), third.due())).isEqualTo(SECOND);
    assertThat(second.due()).isEqualTo(second.due().truncatedTo(ChronoUnit.SECONDS));
  }

  @Test
  void aScheduleWhoseTimeIsOverDisturbsNoOther() throws InterruptedException {
    Schedule over =
        new Schedule(
            "fair",
            "schedules/fair.yaml",
            "",
            What.POST,
            List.of("all"),
            new Times.Cron("0 0 8 1 6 ? 2020", ZoneOffset.UTC),
            Duration.ZERO,
            Missed.ONCE,
            7);
    schedules.start();
    schedules.take(List.of(over, every(SECOND, Duration.ZERO, Missed.ONCE)));

    assertThat(next().schedule()).isEqualTo("ads");
    assertThat(schedules.lines().getFirst().next()).isEmpty();
  }

  @Test
  void aTurnMissedWhileNothingRanIsMadeUpFor() throws InterruptedException {
    Instant before = clock.instant().minus(AGES.multipliedBy(2));
    runs.begin("ads", "account", "post", before);
    schedules.take(List.of(every(AGES, Duration.ZERO, Missed.ONCE)));
    schedules.start();

    assertThat(next().due()).isAfter(before).isBefore(clock.instant());
    assertThat(turns.poll(200, TimeUnit.MILLISECONDS)).as("only once").isNull();
  }

  @Test
  void whatIsAskedForWhileATurnIsUnderWayRunsRightAfterItAndOnce() throws InterruptedException {
    mayEnd.drainPermits();
    runs.begin("ads", "account", "post", clock.instant());
    schedules.start();
    schedules.take(List.of(every(AGES, Duration.ZERO, Missed.ONCE)));

    runs.ask("ads");
    schedules.runAsked();
    next();
    assertThat(schedules.lines().getFirst().underWay()).isTrue();
    Instant asked = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    runs.ask("ads");
    schedules.runAsked();
    assertThat(schedules.runNow("ads")).isTrue();
    assertThat(schedules.runNow("nothing")).isFalse();
    assertThat(turns.poll(200, TimeUnit.MILLISECONDS)).as("while the first goes on").isNull();
    mayEnd.release();

    assertThat(next().due()).isAfterOrEqualTo(asked);
    mayEnd.release(1_000_000);
    assertThat(turns.poll(500, TimeUnit.MILLISECONDS)).as("a third").isNull();
    assertThat(mostAtOnce).hasValue(1);
  }

  @Test
  void whatIsAskedForOutlivesAnEditOfTheSchedule() throws InterruptedException {
    mayEnd.drainPermits();
    runs.begin("ads", "account", "post", clock.instant());
    schedules.start();
    schedules.take(List.of(every(AGES, Duration.ZERO, Missed.ONCE)));
    schedules.runNow("ads");
    next();
    schedules.runNow("ads");
    schedules.take(List.of(every(AGES.plusDays(1), Duration.ZERO, Missed.ONCE)));
    mayEnd.release(1_000_000);

    next();
    assertThat(mostAtOnce).hasValue(1);
  }

  @Test
  void aLongTurnIsLetBe() throws InterruptedException {
    mayEnd.drainPermits();
    schedules.start();
    schedules.take(List.of(every(SECOND, Duration.ZERO, Missed.SKIP)));
    next();
    assertThat(turns.poll(2200, TimeUnit.MILLISECONDS)).isNull();
    mayEnd.release(1_000_000);
    next();

    assertThat(mostAtOnce).hasValue(1);
  }

  @Test
  void aPausedScheduleRestsUntilItIsResumed() throws InterruptedException {
    schedules.start();
    schedules.pause("ads", "over the holidays");
    schedules.take(List.of(every(SECOND, Duration.ZERO, Missed.ONCE)));

    assertThat(turns.poll(1500, TimeUnit.MILLISECONDS)).isNull();
    assertThat(schedules.lines().getFirst().paused()).contains("over the holidays");
    assertThat(schedules.lines().getFirst().next()).isEmpty();
    schedules.resume("ads");
    next();
  }

  @Test
  void closingLetsTheCurrentTurnStopByItself() throws InterruptedException {
    mayEnd.drainPermits();
    schedules.start();
    schedules.take(List.of(every(AGES, Duration.ZERO, Missed.ONCE)));
    next();

    assertThat(schedules.close(Duration.ofSeconds(10))).isTrue();
    assertThat(atOnce).hasValue(0);
  }

  @Test
  void aTurnThatDoesNotStopIsAbandoned() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Schedules stubborn =
        new Schedules(
            (turn, stop) -> {
              begun.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
              }
            },
            runs,
            clock,
            time -> {},
            () -> 0.0);
    stubborn.start();
    stubborn.take(List.of(every(AGES, Duration.ZERO, Missed.ONCE)));
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    assertThat(stubborn.close(Duration.ofMillis(50))).isFalse();
    assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void jitterIsWaitedOutAndClosingDoesNotWaitForIt() throws InterruptedException {
    CountDownLatch resting = new CountDownLatch(1);
    AtomicInteger begun = new AtomicInteger();
    Schedules jittery =
        new Schedules(
            (turn, stop) -> begun.incrementAndGet(),
            runs,
            clock,
            time -> {
              assertThat(time).isEqualTo(Duration.ofHours(1));
              resting.countDown();
              new CountDownLatch(1).await();
            },
            () -> 0.5);
    runs.begin("ads", "account", "post", clock.instant());
    jittery.start();
    jittery.take(List.of(every(SECOND, Duration.ofHours(2), Missed.ONCE)));
    assertThat(resting.await(10, TimeUnit.SECONDS)).isTrue();

    assertThat(jittery.close(Duration.ofSeconds(5))).isTrue();
    assertThat(begun).hasValue(0);
  }

  @Test
  void aScheduleThatIsGoneRunsNoMore() throws InterruptedException {
    schedules.start();
    schedules.take(List.of(every(SECOND, Duration.ZERO, Missed.ONCE)));
    next();
    schedules.take(List.of());
    turns.clear();

    assertThat(turns.poll(1500, TimeUnit.MILLISECONDS)).isNull();
    assertThat(schedules.lines()).isEmpty();
  }
}
