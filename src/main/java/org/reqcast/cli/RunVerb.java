// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.reqcast.app.App;
import org.reqcast.app.Serving;
import org.reqcast.ledger.RunRow;
import org.reqcast.schedule.Schedule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code run}: one turn of a schedule, now. */
@Command(
    name = "run",
    description = {
      "Run one turn of a schedule now and say what came of it.",
      "Where the service is running, it takes the turn; otherwise this process does."
    })
final class RunVerb implements Callable<Integer> {
  private static final int MOST = 2_000;
  private static final int LOOK_AFTER_IT = 5;

  @ParentCommand Main main;

  @Parameters(paramLabel = "SCHEDULE", description = "Its file's name without .yaml.")
  String name = "";

  @Option(names = "--log", description = "Also print each run's log.")
  boolean log;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "How long to wait for the running service: ${DEFAULT-VALUE} at most.")
  int wait;

  @Override
  public Integer call() throws InterruptedException {
    try (App app = main.open()) {
      Schedule schedule = SchedulesVerb.known(app, name);
      Instant now = app.clock().instant().truncatedTo(ChronoUnit.MILLIS);
      int accounts = app.run().accounts(schedule.turn(now)).size();
      if (accounts == 0) {
        throw new Trouble("no account can " + schedule.what().word() + ", so " + name + " idles");
      }
      if (!Serving.runOnce(app, schedule)) {
        app.ledger().runs().ask(name);
        await(app, now, accounts);
      }
      return show(app, since(app, now));
    }
  }

  /** The runs of this schedule in turns that were due at a moment or later, oldest first. */
  private List<RunRow> since(App app, Instant due) {
    return app.ledger().runs().latest(MOST).stream()
        .filter(row -> row.schedule().equals(name) && !row.due().isBefore(due))
        .toList()
        .reversed();
  }

  /** Waits until the service has had the turn on every account. */
  private void await(App app, Instant due, int accounts) throws InterruptedException {
    String before = underWay(app, row -> row.due().isBefore(due));
    main.terminal
        .err()
        .println(
            before.isEmpty()
                ? "The running service takes the turn…"
                : "A turn is under way on " + before + "; the service takes this one after it…");
    for (int second = 0; second < wait; second++) {
      List<RunRow> rows = since(app, due);
      if (rows.size() >= accounts && rows.stream().noneMatch(RunVerb::goesOn)) {
        return;
      }
      if (second % LOOK_AFTER_IT == LOOK_AFTER_IT - 1 && !Serving.atWork(app)) {
        throw new Trouble("the service that was asked has ended; say it again");
      }
      app.rest(Duration.ofSeconds(1));
    }
    throw new Trouble("gave up after " + wait + " s: " + why(app, due, accounts));
  }

  /** What the waiting was for, as far as it can be seen from here. */
  private String why(App app, Instant due, int accounts) {
    List<RunRow> rows = since(app, due);
    String ours = underWay(app, row -> !row.due().isBefore(due));
    String before = underWay(app, row -> row.due().isBefore(due));
    if (!ours.isEmpty()) {
      return "the turn is still under way on " + ours + "; it goes on by itself";
    }
    if (!before.isEmpty()) {
      return "the turn before it is still under way on " + before + "; this one begins after it";
    }
    return rows.isEmpty()
        ? "the service did not begin the turn; look at its log and its activity page"
        : "only " + rows.size() + " of " + accounts + " accounts had their turn; see its log";
  }

  private String underWay(App app, Predicate<RunRow> which) {
    return app.ledger().runs().latest(MOST).stream()
        .filter(row -> row.schedule().equals(name) && goesOn(row) && which.test(row))
        .map(RunRow::account)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static boolean goesOn(RunRow row) {
    return row.outcome() == RunRow.Outcome.UNDER_WAY;
  }

  private static String counts(RunRow row) {
    return row.counts().entrySet().stream()
        .filter(count -> count.getValue() != 0)
        .map(count -> count.getKey() + " " + count.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String sentence(RunRow row) {
    if (!row.message().isEmpty() || row.outcome() != RunRow.Outcome.DONE) {
      return row.message();
    }
    if (!counts(row).isEmpty()) {
      return "";
    }
    return row.what().equals("post")
        ? "Nothing to do: every ad is as it should be."
        : "Nothing new since the last time.";
  }

  private int show(App app, List<RunRow> rows) {
    List<Map<String, Object>> answers = new ArrayList<>();
    Table table = new Table("account", "outcome", "counts", "what to know");
    for (RunRow row : rows) {
      List<String> lines = log ? app.ledger().runs().logOf(row.id()) : List.of();
      table.row(row.account(), OpeningsVerb.word(row.outcome()), counts(row), sentence(row));
      answers.add(Map.of("run", row, "log", lines));
    }
    if (main.json) {
      main.terminal.json(answers);
    } else {
      if (rows.isEmpty()) {
        main.println(
            "Nothing was there to do: " + name + " has no account that could take this turn.");
      } else {
        table.print(main.terminal);
      }
      if (log) {
        rows.forEach(
            row -> {
              main.println("\n" + row.account());
              app.ledger().runs().logOf(row.id()).forEach(line -> main.println("  " + line));
            });
      }
    }
    boolean failed =
        rows.stream()
            .map(RunRow::outcome)
            .anyMatch(it -> it == RunRow.Outcome.FAILED || it == RunRow.Outcome.ABANDONED);
    return failed ? Main.FAILED : 0;
  }
}
