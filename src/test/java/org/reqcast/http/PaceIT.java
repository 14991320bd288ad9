// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.reqcast.http.HttpFailure.Kind;
import org.reqcast.http.SlowDown.Header;
import org.reqcast.http.SlowDown.Json;
import org.reqcast.http.SlowDown.Midnight;
import org.reqcast.http.SlowDown.Reading;

/** How the pace is kept. */
class PaceIT {
  private static final Instant START = FakeTime.START;

  @Test
  void requestsOfManyThreadsKeepTheirDistance() throws Exception {
    try (Outside outside = new Outside();
        RawServer server = RawServer.answering("200 OK", "ok");
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ConcurrentSkipListSet<Instant> done = new ConcurrentSkipListSet<>();
      List<Future<?>> all = new java.util.ArrayList<>();
      for (int i = 0; i < 12; i++) {
        all.add(
            threads.submit(
                () -> {
                  outside.get(home(server)).manners(Duration.ofSeconds(1), 3).answer();
                  return done.add(outside.time.instant());
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
      assertThat(server.seen()).hasSize(12);
      assertThat(outside.time.instant()).isAfterOrEqualTo(START.plusSeconds(11));
    }
  }

  @Test
  void neverMoreAtOnceThanAllowed() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CyclicBarrier pair = new CyclicBarrier(2);
    try (Outside outside = new Outside();
        RawServer server =
            new RawServer(
                (request, socket) -> {
                  most.accumulateAndGet(now.incrementAndGet(), Math::max);
                  pair.await(20, TimeUnit.SECONDS);
                  now.decrementAndGet();
                  return RawServer.answer(socket, "200 OK", "ok");
                });
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> all = new java.util.ArrayList<>();
      for (int i = 0; i < 40; i++) {
        all.add(threads.submit(() -> outside.get(home(server)).manners(Duration.ZERO, 2).answer()));
      }
      for (Future<Answer> one : all) {
        one.get();
      }
      assertThat(most.get()).isEqualTo(2);
    }
  }

  @Test
  void aLongWaitIsAnAppointmentInsteadOfABlock() throws Exception {
    try (Outside outside = new Outside();
        RawServer server = RawServer.answering("200 OK", "ok")) {
      Duration hour = Duration.ofHours(1);
      outside.get(home(server)).manners(hour, 1).answer();
      assertThat(outside.get(home(server)).manners(hour, 1).until()).isEqualTo(START.plus(hour));
      assertThat(outside.time.slept()).isEmpty();
      assertThat(server.seen()).hasSize(1);
    }
  }

  @Test
  void everyFormOf429ClosesTheWayUntilThen() throws Exception {
    assertThat(until("429 Too Many", SlowDown.RETRY_AFTER, "Retry-After: 90", ""))
        .isEqualTo(START.plusSeconds(90));
    assertThat(
            until(
                "429 Too Many",
                SlowDown.RETRY_AFTER,
                "Retry-After: Sun, 22 Nov 2026 21:30:00 GMT",
                ""))
        .isEqualTo(Instant.parse("2026-11-22T21:30:00Z"));
    assertThat(
            until(
                "429 Too Many",
                new Header("X-RateLimit-Reset", null, Reading.ISO),
                "X-RateLimit-Reset: 2026-11-22T21:05:00.123456Z",
                ""))
        .isEqualTo(Instant.parse("2026-11-22T21:05:00.123456Z"));
    assertThat(
            until(
                "429 Too Many",
                new Header("RateLimit-Reset", null, Reading.EPOCH),
                "RateLimit-Reset: 1795381500",
                ""))
        .isEqualTo(Instant.parse("2026-11-22T21:05:00Z"));
    assertThat(
            until(
                "429 Too Many",
                new Json("parameters.retry_after", Reading.SECONDS),
                "{\"parameters\":{\"retry_after\":35}}"))
        .isEqualTo(START.plusSeconds(35));
    assertThat(until("429 Too Many", new Midnight(ZoneOffset.UTC), ""))
        .isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
    assertThat(until("429 Too Many", SlowDown.RETRY_AFTER, "")).isEqualTo(START.plusSeconds(60));
    assertThat(until("429 Too Many", SlowDown.RETRY_AFTER, "Retry-After: 99999999", ""))
        .isEqualTo(START.plus(Duration.ofHours(24)));
    assertThat(until("503 Unavailable", SlowDown.RETRY_AFTER, "Retry-After: 7", ""))
        .isEqualTo(START.plusSeconds(7));
    assertThat(
            until(
                "403 Forbidden",
                new Header("X-RateLimit-Reset", null, Reading.EPOCH),
                "X-RateLimit-Remaining: 0",
                "X-RateLimit-Reset: 1795381500",
                ""))
        .isEqualTo(Instant.parse("2026-11-22T21:05:00Z"));
  }

  @Test
  void afterTheWaitTheWayIsOpenAndGuessesGrow() throws Exception {
    AtomicInteger count = new AtomicInteger();
    try (Outside outside = new Outside();
        RawServer server =
            new RawServer(
                (request, socket) ->
                    RawServer.answer(
                        socket, count.incrementAndGet() < 3 ? "429 Too Many" : "200 OK", "x"))) {
      assertThat(outside.get(home(server)).until()).isEqualTo(START.plusSeconds(60));
      outside.time.pass(Duration.ofMinutes(1));
      assertThat(outside.get(home(server)).until()).isEqualTo(START.plusSeconds(180));
      outside.time.pass(Duration.ofMinutes(2));
      assertThat(outside.get(home(server)).answer().ok()).isTrue();
    }
  }

  @Test
  void anEmptyBudgetDelaysTheNextRequest() throws Exception {
    try (Outside outside = new Outside();
        RawServer server =
            RawServer.answering(
                "200 OK", "X-RateLimit-Remaining: 0", "X-RateLimit-Reset-After: 12.5", "ok")) {
      Header form = new Header("X-RateLimit-Reset-After", null, Reading.SECONDS);
      outside.get(home(server)).manners(Duration.ZERO, 1, form).answer();
      outside.get(home(server)).manners(Duration.ZERO, 1, form).answer();
      assertThat(outside.time.slept()).containsExactly(Duration.ofMillis(12_500));
    }
  }

  @Test
  void crawlingGoesSlowerWhereTheHostIsSlow() throws Exception {
    try (Outside outside = new Outside();
        RawServer server =
            new RawServer(
                (request, socket) -> {
                  if (request.path().equals("/robots.txt")) {
                    return RawServer.answer(socket, "404 Not Found", "");
                  }
                  outsideTime.get().pass(Duration.ofSeconds(2));
                  return RawServer.answer(socket, "200 OK", "ok");
                })) {
      outsideTime.set(outside.time);
      Duration second = Duration.ofSeconds(1);
      outside.get(home(server) + "1").crawling().manners(second, 4).answer();
      outside.get(home(server) + "2").crawling().manners(second, 4).answer();
      int before = outside.time.slept().size();
      outside.get(home(server) + "3").crawling().manners(second, 4).answer();
      Duration slept =
          outside.time.slept().stream().skip(before).reduce(Duration.ZERO, Duration::plus);
      assertThat(slept).isGreaterThan(second);
    }
  }

  private final java.util.concurrent.atomic.AtomicReference<FakeTime> outsideTime =
      new java.util.concurrent.atomic.AtomicReference<>(new FakeTime());

  private static Instant until(String status, SlowDown form, String... headersThenBody)
      throws Exception {
    try (Outside outside = new Outside();
        RawServer server = RawServer.answering(status, headersThenBody)) {
      Instant until = outside.get(home(server)).manners(Duration.ZERO, 4, form).until();
      assertThat(outside.get(home(server)).kind()).isEqualTo(Kind.SLOW_DOWN);
      assertThat(server.seen()).hasSize(1);
      return until;
    }
  }

  private static String home(RawServer server) {
    return "http://127.0.0.1:" + server.port() + "/";
  }
}
