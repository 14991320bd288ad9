// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.schedule;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A schedule's times as people read them. */
public final class TimeWords {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm:ss z", Locale.ENGLISH);

  private TimeWords() {}

  /** The next times, for example {@code Mon 23 Nov 2026 08:15:00 CST}. */
  public static List<String> next(Schedule schedule, Instant now, int many) {
    return schedule.times().next(now, many).stream()
        .map(time -> FORM.format(time.atZone(schedule.times().zone())))
        .toList();
  }
}
