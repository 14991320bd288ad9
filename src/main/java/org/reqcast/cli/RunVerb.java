// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
  private static final int WAIT_SECONDS = 120;

  @ParentCommand Main main;

  @Parameters(paramLabel = "SCHEDULE", description = "Its file's name without .yaml.")
  String name = "";

  @Option(names = "--log", description = "Also print each run's log.")
  boolean log;

  @Override
  public Integer call() throws InterruptedException {
    try (App app = main.open()) {
      Schedule schedule = SchedulesVerb.known(app, name);
      long before =
          app.ledger().runs().latest(1).stream().mapToLong(RunRow::id).findFirst().orElse(0);
      if (!Serving.runOnce(app, schedule)) {
        app.ledger().runs().ask(name);
        main.terminal.err().println("The running service takes the turn…");
        await(app, schedule, before);
      }
      return show(app, since(app, before));
    }
  }

  /** The runs of this schedule that began after one, oldest first. */
  private List<RunRow> since(App app, long before) {
    return app.ledger().runs().latest(1_000).stream()
        .filter(row -> row.id() > before && row.schedule().equals(name))
        .toList()
        .reversed();
  }

  /** Waits until the service has had its turn on every account, or for a while. */
  private void await(App app, Schedule schedule, long before) throws InterruptedException {
    long wanted = schedule.accounts().equals(List.of("all")) ? 1 : schedule.accounts().size();
    for (int second = 0; second < WAIT_SECONDS; second++) {
      List<RunRow> rows = since(app, before);
      if (rows.size() >= wanted
          && rows.stream().noneMatch(row -> row.outcome() == RunRow.Outcome.UNDER_WAY)) {
        return;
      }
      app.rest(Duration.ofSeconds(1));
    }
  }

  private int show(App app, List<RunRow> rows) {
    List<Map<String, Object>> answers = new ArrayList<>();
    Table table = new Table("account", "outcome", "counts", "what to know");
    for (RunRow row : rows) {
      List<String> lines = log ? app.ledger().runs().logOf(row.id()) : List.of();
      table.row(
          row.account(),
          OpeningsVerb.word(row.outcome()),
          row.counts().entrySet().stream()
              .map(count -> count.getKey() + " " + count.getValue())
              .collect(Collectors.joining(", ")),
          row.message());
      answers.add(Map.of("run", row, "log", lines));
    }
    if (main.json) {
      main.terminal.json(answers);
    } else {
      table.print(main.terminal);
      if (log) {
        rows.forEach(
            row -> {
              main.println("\n" + row.account());
              app.ledger().runs().logOf(row.id()).forEach(line -> main.println("  " + line));
            });
      }
    }
    boolean failed = rows.stream().anyMatch(row -> row.outcome() == RunRow.Outcome.FAILED);
    return failed ? Main.FAILED : 0;
  }
}
