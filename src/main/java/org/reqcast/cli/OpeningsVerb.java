// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reqcast.app.App;
import org.reqcast.config.Near;
import org.reqcast.config.Problems;
import org.reqcast.connector.AdRef;
import org.reqcast.ledger.PostingRow;
import org.reqcast.opening.Opening;
import org.reqcast.opening.OpeningReader;
import org.reqcast.opening.OpeningState;
import org.reqcast.opening.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code openings}: what we advertise, and where it stands. */
@Command(
    name = "openings",
    description = "Add, list, show, move and settle what we advertise.",
    synopsisSubcommandLabel = "(list | add | show | close | hold | open | settle)")
final class OpeningsVerb implements Runnable {
  @ParentCommand Main main;
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "openings wants one of its verbs");
  }

  @Command(name = "list", description = "All openings and how many of their ads are live.")
  int list() {
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
        long live =
            own.stream().filter(row -> row.state() == org.reqcast.ledger.PostingState.LIVE).count();
        table.row(
            opening.id(),
            word(opening.state()),
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

  @Command(
      name = "add",
      description = {
        "Add openings from YAML, JSON or CSV files, or change those with the same id.",
        "Either everything in the files is right and kept, or nothing is."
      })
  int add(@Parameters(arity = "1..*", paramLabel = "FILE") List<Path> files) {
    Problems problems = new Problems();
    List<Opening> openings = new ArrayList<>();
    OpeningReader reader = new OpeningReader(problems);
    for (Path file : files) {
      openings.addAll(reader.read(file, file.toString()));
    }
    if (!problems.isEmpty()) {
      problems.list().forEach(problem -> main.terminal.err().println(problem));
      throw new Trouble(
          Main.BAD_FILE,
          problems.list().size() == 1
              ? "one mistake; nothing was added"
              : problems.list().size() + " mistakes; nothing was added");
    }
    try (App app = main.open()) {
      int changed = 0;
      for (Opening opening : openings) {
        if (app.ledger().openings().keep(opening)) {
          changed++;
        }
      }
      if (main.json) {
        main.terminal.json(Map.of("openings", openings.size(), "changed", changed));
      } else {
        main.println(
            "%d of %d openings are new or changed; the next posting run follows."
                .formatted(changed, openings.size()));
        for (Opening opening : openings) {
          if (opening.state() != OpeningState.OPEN) {
            main.println(
                "%s is %s and not advertised; when it should be: reqcast openings open %s"
                    .formatted(opening.id(), word(opening.state()), opening.id()));
          }
        }
      }
      return 0;
    }
  }

  @Command(name = "show", description = "One opening and everything that happened to its ads.")
  int show(@Parameters(paramLabel = "ID") String id) {
    try (App app = main.open()) {
      Opening opening = find(app, id);
      List<PostingRow> rows =
          app.ledger().postings().all().stream().filter(row -> row.opening().equals(id)).toList();
      if (main.json) {
        main.terminal.json(Map.of("opening", opening, "postings", rows));
        return 0;
      }
      main.println(
          main.terminal.styled("bold", opening.title()) + ", " + opening.facility().name());
      main.println(
          word(opening.state())
              + " · "
              + opening.places().stream().map(Place::words).collect(Collectors.joining("; ")));
      Table table = new Table("posting", "account", "place", "state", "link", "what to know");
      rows.forEach(
          row ->
              table.row(
                  row.id(),
                  row.account(),
                  row.place(),
                  word(row.state()),
                  row.remoteLink() == null ? "" : row.remoteLink(),
                  row.reason()));
      if (table.isEmpty()) {
        main.println("Not advertised anywhere yet.");
      } else {
        table.print(main.terminal);
      }
      for (PostingRow row : rows) {
        main.println("\n" + row.account() + ", " + row.place());
        app.ledger()
            .postings()
            .history(row.id())
            .forEach(
                event ->
                    main.println(
                        "  " + event.at() + "  " + word(event.state()) + "  " + event.happened()));
      }
      return 0;
    }
  }

  @Command(name = "close", description = "Take an opening's ads down everywhere.")
  int close(
      @Parameters(paramLabel = "ID") String id,
      @Option(names = "--filled", description = "Because somebody was found.") boolean filled) {
    return move(id, filled ? OpeningState.FILLED : OpeningState.CLOSED);
  }

  @Command(name = "hold", description = "Take an opening's ads down for a while.")
  int hold(@Parameters(paramLabel = "ID") String id) {
    return move(id, OpeningState.ON_HOLD);
  }

  @Command(name = "open", description = "Advertise an opening (again).")
  int open(@Parameters(paramLabel = "ID") String id) {
    return move(id, OpeningState.OPEN);
  }

  @Command(
      name = "settle",
      description = {
        "Say what is on the board where you know better, as for an ad in state unknown or rejected.",
        "Look on the board yourself; an unknown ad is not sent again before you have said what you saw."
      })
  int settle(
      @Parameters(paramLabel = "POSTING") String posting,
      @Option(names = "--stands", paramLabel = "LINK-OR-ID", description = "It is there.")
          @Nullable String stands,
      @Option(names = "--absent", description = "It is not there: it may be sent again.")
          boolean absent) {
    if (absent == (stands != null)) {
      throw new Trouble(2, "say either --stands LINK-OR-ID or --absent");
    }
    try (App app = main.open()) {
      AdRef ad =
          stands == null ? null : new AdRef(stands, stands.startsWith("http") ? stands : null);
      if (!app.posting().settle(posting, ad)) {
        throw new Trouble(
            "posting '" + posting + "' is being worked on, or never was there; see openings show");
      }
      main.println(stands == null ? "It will be sent again." : "It counts as live.");
      return 0;
    }
  }

  private int move(String id, OpeningState state) {
    try (App app = main.open()) {
      find(app, id);
      app.ledger().openings().move(id, state);
      if (main.json) {
        main.terminal.json(Map.of("opening", id, "state", word(state)));
      } else {
        main.println(id + " is now " + word(state) + "; the next posting run follows.");
      }
      return 0;
    }
  }

  private static Opening find(App app, String id) {
    return app.ledger()
        .openings()
        .find(id)
        .orElseThrow(
            () ->
                new Trouble(
                    "there is no opening '"
                        + id
                        + "'"
                        + Near.didYouMean(
                            id, app.ledger().openings().all().stream().map(Opening::id).toList())));
  }

  static String word(Enum<?> state) {
    return state.name().toLowerCase(java.util.Locale.ROOT).replace("_", " ");
  }
}
