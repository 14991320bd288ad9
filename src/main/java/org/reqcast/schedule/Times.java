// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.schedule;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;

/** When a schedule is due. */
public sealed interface Times {

  /** The first time after a moment; empty where there is none any more. */
  Optional<Instant> after(Instant moment);

  /** The zone in which people read the times. */
  ZoneId zone();

  /** The next few times after a moment. */
  default List<Instant> next(Instant moment, int many) {
    List<Instant> times = new ArrayList<>();
    Optional<Instant> next = after(moment);
    while (next.isPresent() && times.size() < many) {
      times.add(next.get());
      next = after(next.get());
    }
    return times;
  }

  /** By the calendar and the wall clock of a zone, over its changes between summer and winter. */
  record Cron(String expression, ZoneId zone) implements Times {
    /**
     * @throws IllegalArgumentException with what is wrong with the expression, and an example
     */
    public Cron {
      parse(expression, zone);
    }

    @Override
    public Optional<Instant> after(Instant moment) {
      @Nullable Date next = parse(expression, zone).getNextValidTimeAfter(Date.from(moment));
      return Optional.ofNullable(next).map(Date::toInstant);
    }

    private static CronExpression parse(String expression, ZoneId zone) {
      try {
        CronExpression cron = new CronExpression(expression);
        cron.setTimeZone(TimeZone.getTimeZone(zone));
        return cron;
      } catch (ParseException | RuntimeException e) {
        throw new IllegalArgumentException(CronMistake.words(expression, e), e);
      }
    }
  }

  /**
   * Again and again, so much apart.
   *
   * @param anchor a time that the series goes through
   */
  record Every(Duration apart, Instant anchor, ZoneId zone) implements Times {
    /**
     * @throws IllegalArgumentException where {@code apart} is shorter than a second
     */
    public Every {
      if (apart.compareTo(Duration.ofSeconds(1)) < 0) {
        throw new IllegalArgumentException("must be a second or longer, for example 10m");
      }
    }

    @Override
    public Optional<Instant> after(Instant moment) {
      long gone = Math.floorDiv(Duration.between(anchor, moment).toMillis(), apart.toMillis());
      return Optional.of(anchor.plusMillis((gone + 1) * apart.toMillis()));
    }
  }
}
