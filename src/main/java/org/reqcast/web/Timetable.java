// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The schedules, as a page shows and steers them. */
public interface Timetable {
  List<Line> lines();

  /** Asks for a turn now, or right after the one under way; false where there is none such. */
  boolean runNow(String schedule);

  void pause(String schedule);

  void resume(String schedule);

  /** One schedule. */
  record Line(
      String name,
      String about,
      String what,
      Optional<Instant> next,
      boolean underWay,
      Optional<String> paused) {}
}
