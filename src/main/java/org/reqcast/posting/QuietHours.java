// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** The hours of each day in which nothing new is placed, by the wall clock of a zone. */
record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {

  boolean at(Instant moment) {
    LocalTime time = moment.atZone(zone).toLocalTime();
    return from.isBefore(to)
        ? !time.isBefore(from) && time.isBefore(to)
        : !time.isBefore(from) || time.isBefore(to);
  }

  /** The first moment, from this one on, that is not quiet. */
  Instant end(Instant moment) {
    if (!at(moment)) {
      return moment;
    }
    ZonedDateTime here = moment.atZone(zone);
    ZonedDateTime end = here.with(to);
    return (end.isAfter(here) ? end : here.plusDays(1).with(to)).toInstant();
  }

  /** How much of a day is left for placing. */
  Duration loud() {
    long quiet = Math.floorMod(ChronoUnit.SECONDS.between(from, to), 86_400L);
    return Duration.ofSeconds(86_400 - quiet);
  }
}
