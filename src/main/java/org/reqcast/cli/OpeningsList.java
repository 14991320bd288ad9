// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.reqcast.app.App;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.reqcast.opening.Opening;
import org.reqcast.opening.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code openings list}: what we advertise. */
@Command(name = "list", description = "All openings and how many of their ads are live.")
final class OpeningsList implements Callable<Integer> {
  @ParentCommand OpeningsVerb verb;

  @Override
  public Integer call() {
    Main main = verb.main;
    try (App app = main.open()) {
      List<Opening> openings = app.ledger().openings().all();
      if (main.json) {
        main.terminal.json(openings);
        return 0;
      }
      Map<String, List<PostingRow>> rows =
          app.ledger().postings().all().stream()
              .collect(Collectors.groupingBy(PostingRow::opening));
      Table table = new Table("id", "state", "ads live", "title", "facility", "places");
      for (Opening opening : openings) {
        List<PostingRow> own = rows.getOrDefault(opening.id(), List.of());
        long live = own.stream().filter(row -> row.state() == PostingState.LIVE).count();
        table.row(
            opening.id(),
            OpeningsVerb.word(opening.state()),
            live + " of " + own.size(),
            opening.title(),
            opening.facility().name(),
            opening.places().stream().map(Place::words).collect(Collectors.joining("; ")));
      }
      if (table.isEmpty()) {
        main.println("No opening yet. Add one: reqcast openings add FILE.yaml");
      } else {
        table.print(main.terminal);
      }
      return 0;
    }
  }
}
