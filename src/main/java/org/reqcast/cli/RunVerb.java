// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

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
        main.println("The service is running and takes the turn; see it on its activity page.");
        return 0;
      }
      List<RunRow> rows =
          app.ledger().runs().latest(1_000).stream()
              .filter(row -> row.id() > before)
              .toList()
              .reversed();
      return show(app, rows);
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
