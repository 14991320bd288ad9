// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.reqcast.app.App;
import org.reqcast.ledger.PostingRow;
import org.reqcast.opening.Opening;
import org.reqcast.opening.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code openings show}: one opening and what became of its ads. */
@Command(name = "show", description = "One opening and everything that happened to its ads.")
final class OpeningsShow implements Callable<Integer> {
  @ParentCommand OpeningsVerb verb;

  @Parameters(paramLabel = "ID")
  String id = "";

  @Override
  public Integer call() {
    Main main = verb.main;
    try (App app = main.open()) {
      Opening opening = OpeningsVerb.find(app, id);
      List<PostingRow> rows =
          app.ledger().postings().all().stream().filter(row -> row.opening().equals(id)).toList();
      List<AdGrid.Cell> cells = AdGrid.of(app, opening, rows);
      if (main.json) {
        main.terminal.json(Map.of("opening", opening, "postings", rows, "ads", cells));
        return 0;
      }
      main.println(
          main.terminal.styled("bold", opening.title()) + ", " + opening.facility().name());
      main.println(
          OpeningsVerb.word(opening.state())
              + " · "
              + opening.places().stream().map(Place::words).collect(Collectors.joining("; ")));
      Table table =
          new Table("place", "account", "state", "link", "what to know", "proof", "posting");
      cells.forEach(
          cell ->
              table.row(
                  cell.place(),
                  cell.account() + (cell.share() == 0 ? "" : " (share " + cell.share() + ")"),
                  cell.state(),
                  cell.link() == null ? "" : cell.link(),
                  cell.why(),
                  cell.proof(),
                  cell.posting() == null ? "" : cell.posting()));
      if (table.isEmpty()) {
        main.println("There is no account to advertise it on yet.");
      } else {
        table.print(main.terminal);
      }
      if (rows.stream().anyMatch(row -> row.state().isTask())) {
        main.println("Some of it waits for a person's hand: reqcast tasks");
      }
      app.ledger()
          .openings()
          .history(id)
          .forEach(
              event ->
                  main.println(
                      "  %s  %s  %s"
                          .formatted(
                              When.of(event.at()), event.state().words(), event.happened())));
      for (PostingRow row : rows) {
        main.println("\n" + row.account() + ", " + row.place());
        app.ledger()
            .postings()
            .history(row.id())
            .forEach(
                event ->
                    main.println(
                        "  "
                            + When.of(event.at())
                            + "  "
                            + OpeningsVerb.word(event.state())
                            + "  "
                            + event.happened()));
      }
      return 0;
    }
  }
}
