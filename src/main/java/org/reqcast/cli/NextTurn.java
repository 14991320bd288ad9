// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.reqcast.app.App;
import org.reqcast.app.Serving;
import org.reqcast.run.Pauses;
import org.reqcast.run.Turn;
import org.reqcast.schedule.Schedule;

/** What becomes of a change to openings, and when: as the schedules and the service now stand. */
final class NextTurn {
  private NextTurn() {}

  /** In a sentence without a full stop. */
  static String words(App app) {
    Pauses pauses = new Pauses(app.ledger().runs());
    List<Schedule> posting =
        SchedulesVerb.read(app).state().files().values().stream()
            .filter(schedule -> schedule.what() == Turn.What.POST)
            .toList();
    if (posting.isEmpty()) {
      return "nothing goes out yet, because no schedule posts: put a file with do: post into"
          + " schedules/";
    }
    List<Schedule> awake =
        posting.stream().filter(one -> pauses.schedule(one.name()).isEmpty()).toList();
    if (awake.isEmpty()) {
      return "nothing goes out while the schedules that post rest: reqcast schedules resume "
          + posting.getFirst().name();
    }
    if (!Serving.atWork(app)) {
      return "nothing runs just now; it goes out with reqcast serve, or at once with reqcast run "
          + awake.getFirst().name();
    }
    return awake.stream()
        .map(one -> one.times().after(app.clock().instant()))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .map(at -> "the next posting run follows at " + When.of(at))
        .orElse("no posting run is due any more; at once: reqcast run " + awake.getFirst().name());
  }
}
