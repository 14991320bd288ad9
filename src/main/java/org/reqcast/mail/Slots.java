// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.mail;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Remedy;

/** The moments at which a digest is due: days of the week at a time of day. */
record Slots(Set<DayOfWeek> days, LocalTime time, ZoneId zone) {
  private static final int WEEK = 7;

  /**
   * From what a person wrote.
   *
   * @param days names of days, with commas between
   * @param time such as 08:00
   * @param zone such as America/Chicago; empty for UTC
   */
  static Slots of(String days, String time, String zone) throws ConnectorException {
    Set<DayOfWeek> known = EnumSet.noneOf(DayOfWeek.class);
    try {
      Arrays.stream(days.split("[,\\s]+"))
          .filter(word -> !word.isEmpty())
          .forEach(word -> known.add(DayOfWeek.valueOf(word.toUpperCase(Locale.ROOT))));
      LocalTime at = LocalTime.parse(time.length() == 4 ? "0" + time : time);
      if (!known.isEmpty()) {
        return new Slots(known, at, ZoneId.of(zone.isEmpty() ? "UTC" : zone));
      }
    } catch (IllegalArgumentException | DateTimeException unreadable) {
      // Told below.
    }
    throw new ConnectorException(
        Remedy.RECONFIGURE,
        "'%s' at '%s' in '%s' is no time for a digest: write days such as monday, thursday, a time such as 08:00 and a zone such as America/Chicago"
            .formatted(days, time, zone));
  }

  /** The last one that is not after a moment. */
  Instant latest(Instant now) {
    ZonedDateTime here = now.atZone(zone);
    for (int back = 0; back < WEEK; back++) {
      ZonedDateTime slot = here.toLocalDate().minusDays(back).atTime(time).atZone(zone);
      if (days.contains(slot.getDayOfWeek()) && !slot.toInstant().isAfter(now)) {
        return slot.toInstant();
      }
    }
    return here.toLocalDate().minusDays(WEEK).atTime(time).atZone(zone).toInstant();
  }
}
