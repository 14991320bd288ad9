// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reqcast.run.Turn.What;
import org.reqcast.schedule.Schedule.Missed;

class TimesTest {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

  private static Times cron(String expression) {
    return new Times.Cron(expression, CHICAGO);
  }

  private static Times every(Duration apart) {
    return new Times.Every(apart, Instant.EPOCH, ZoneOffset.UTC);
  }

  private static Optional<Instant> catchUp(Times times, Missed missed, String last, String now) {
    Schedule schedule =
        new Schedule(
            "s", "schedules/s.yaml", "", What.POST, List.of(), times, Duration.ZERO, missed, 1);
    Optional<Instant> lastDue = Optional.ofNullable(last).map(Instant::parse);
    return CatchUp.of(schedule, lastDue, Instant.parse(now));
  }

  @Test
  void theWallClockOfTheZoneCounts() {
    // Clocks went back on 1 November 2026: 08:00 is 13:00 UTC before and 14:00 UTC after.
    assertThat(cron("0 0 8 ? * *").next(Instant.parse("2026-10-31T00:00:00Z"), 3))
        .containsExactly(
            Instant.parse("2026-10-31T13:00:00Z"),
            Instant.parse("2026-11-01T14:00:00Z"),
            Instant.parse("2026-11-02T14:00:00Z"));
  }

  @Test
  void anHourThatHappensTwiceIsOneTurnAndOneThatIsMissingIsNone() {
    assertThat(cron("0 30 1 ? * *").next(Instant.parse("2026-10-31T12:00:00Z"), 2))
        .extracting(time -> time.atZone(CHICAGO).toLocalDateTime().toString())
        .containsExactly("2026-11-01T01:30", "2026-11-02T01:30");
    // 02:30 does not exist on 14 March 2027, and Quartz leaves that day out.
    assertThat(cron("0 30 2 ? * *").next(Instant.parse("2027-03-13T12:00:00Z"), 2))
        .extracting(time -> time.atZone(CHICAGO).toLocalDate().toString())
        .containsExactly("2027-03-15", "2027-03-16");
  }

  @Test
  void aSeriesGoesOnWhereItWas() {
    Times times = every(Duration.ofMinutes(10));

    assertThat(times.after(Instant.parse("2026-11-22T12:00:00Z")))
        .contains(Instant.parse("2026-11-22T12:10:00Z"));
    assertThat(times.after(Instant.parse("2026-11-22T12:09:59.999Z")))
        .contains(Instant.parse("2026-11-22T12:10:00Z"));
  }

  @Test
  void aCronMistakeCarriesAnExample() {
    assertThatThrownBy(() -> cron("every day"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 15 8-18 ? * MON-FRI");
  }

  @Test
  void whatWasMissedIsMadeUpForOnce() {
    Times daily = cron("0 0 8 ? * *");

    assertThat(catchUp(daily, Missed.ONCE, "2026-11-19T14:00:00Z", "2026-11-22T20:00:00Z"))
        .contains(Instant.parse("2026-11-22T14:00:00Z"));
    assertThat(catchUp(daily, Missed.SKIP, "2026-11-19T14:00:00Z", "2026-11-22T20:00:00Z"))
        .isEmpty();
    assertThat(catchUp(daily, Missed.ONCE, "2026-11-22T14:00:00Z", "2026-11-22T20:00:00Z"))
        .as("nothing was missed")
        .isEmpty();
  }

  @Test
  void aYearOfSecondsIsNotWalkedThrough() {
    assertThat(
            catchUp(
                every(Duration.ofSeconds(1)),
                Missed.ONCE,
                "2025-11-22T12:00:00Z",
                "2026-11-22T12:00:00.5Z"))
        .contains(Instant.parse("2026-11-22T12:00:00Z"));
  }

  @Test
  void aNewSeriesBeginsAtOnceAndANewTimeTableWaits() {
    String now = "2026-11-22T12:00:01Z";

    assertThat(catchUp(every(Duration.ofHours(1)), Missed.ONCE, null, now))
        .contains(Instant.parse(now));
    assertThat(catchUp(cron("0 0 8 ? * *"), Missed.ONCE, null, now)).isEmpty();
  }
}
