// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.app;

import java.util.List;
import org.reqcast.schedule.Schedules;
import org.reqcast.web.Timetable;

/** The schedules, as the pages show and steer them. */
record ScheduleTimetable(Schedules schedules) implements Timetable {

  @Override
  public List<Line> lines() {
    return schedules.lines().stream()
        .map(
            line ->
                new Line(
                    line.name(),
                    line.schedule().about(),
                    line.what().word(),
                    line.next(),
                    line.underWay(),
                    line.paused()))
        .toList();
  }

  @Override
  public boolean runNow(String schedule) {
    return schedules.runNow(schedule);
  }

  @Override
  public void pause(String schedule) {
    schedules.pause(schedule, "by hand");
  }

  @Override
  public void resume(String schedule) {
    schedules.resume(schedule);
  }
}
