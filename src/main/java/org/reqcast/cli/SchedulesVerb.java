// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.reqcast.app.App;
import org.reqcast.config.Near;
import org.reqcast.config.Watched;
import org.reqcast.run.Pauses;
import org.reqcast.schedule.Schedule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code schedules}: what runs, when, and what rests. */
@Command(
    name = "schedules",
    description = "List the schedules with their next times, and rest or resume them.",
    synopsisSubcommandLabel = "(list | pause | resume)")
final class SchedulesVerb implements Callable<Integer> {
  private static final int TIMES = 3;

  @ParentCommand Main main;

  /** Without one of its verbs: the list. */
  @Override
  public Integer call() {
    return list();
  }

  /** The schedule files of a home folder as they stand. */
  static Watched<Schedule> read(App app) {
    Watched<Schedule> files = app.schedules();
    files.refresh();
    return files;
  }

  @Command(name = "list", description = "Every schedule, what it does and when it runs next.")
  int list() {
    try (App app = main.open()) {
      Watched.State<Schedule> state = read(app).state();
      Pauses pauses = new Pauses(app.ledger().runs());
      List<Map<String, Object>> answers = new ArrayList<>();
      Table table = new Table("schedule", "does", "accounts", "next");
      for (Schedule schedule : state.files().values()) {
        List<String> next = new ArrayList<>();
        var at = app.clock().instant();
        for (int i = 0; i < TIMES; i++) {
          var following = schedule.times().after(at);
          if (following.isEmpty()) {
            break;
          }
          at = following.get();
          next.add(When.of(at));
        }
        String paused = pauses.schedule(schedule.name()).map(why -> "paused: " + why).orElse("");
        table.row(
            schedule.name(),
            schedule.what().word(),
            String.join(", ", schedule.accounts()),
            paused.isEmpty() ? String.join("; ", next) : paused);
        answers.add(
            Map.of(
                "schedule", schedule.name(),
                "about", schedule.about(),
                "do", schedule.what().word(),
                "accounts", schedule.accounts(),
                "next", next,
                "paused", paused));
      }
      if (main.json) {
        main.terminal.json(answers);
      } else if (table.isEmpty()) {
        main.println("No schedule yet: put a file into schedules/.");
      } else {
        table.print(main.terminal);
      }
      state.problems().forEach(problem -> main.terminal.err().println(problem));
      return state.problems().isEmpty() ? 0 : Main.BAD_FILE;
    }
  }

  @Command(name = "pause", description = "Rest a schedule until it is resumed, over restarts too.")
  int pause(@Parameters(paramLabel = "SCHEDULE") String name) {
    try (App app = main.open()) {
      known(app, name);
      new Pauses(app.ledger().runs()).pauseSchedule(name, "by hand");
      main.println(name + " rests.");
      return 0;
    }
  }

  @Command(name = "resume", description = "Let a schedule, or an account that rests, go on.")
  int resume(@Parameters(paramLabel = "SCHEDULE-OR-ACCOUNT") String name) {
    try (App app = main.open()) {
      Pauses pauses = new Pauses(app.ledger().runs());
      if (app.catalog().accounts().contains(name)) {
        pauses.resumeAccount(name);
      } else {
        known(app, name);
        pauses.resumeSchedule(name);
      }
      main.println(name + " goes on.");
      return 0;
    }
  }

  /** The schedule of this name, or a sentence with the nearest one. */
  static Schedule known(App app, String name) {
    var all = read(app).state().files().values();
    return all.stream()
        .filter(schedule -> schedule.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Trouble(
                    "there is no schedule '"
                        + name
                        + "'"
                        + Near.didYouMeanOrOneOf(name, all.stream().map(Schedule::name).toList())));
  }
}
