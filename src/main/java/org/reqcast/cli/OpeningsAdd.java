// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.reqcast.app.App;
import org.reqcast.config.Problems;
import org.reqcast.opening.Opening;
import org.reqcast.opening.OpeningReader;
import org.reqcast.opening.OpeningState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code openings add}: what we advertise from now on. */
@Command(
    name = "add",
    description = {
      "Add openings from YAML, JSON or CSV files, or change those with the same id.",
      "Either everything in the files is right and kept, or nothing is."
    })
final class OpeningsAdd implements Callable<Integer> {
  @ParentCommand OpeningsVerb verb;

  @Parameters(arity = "1..*", paramLabel = "FILE")
  List<Path> files = List.of();

  @Override
  public Integer call() {
    Main main = verb.main;
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
      openings.replaceAll(opening -> following(app, reader, opening));
      mayStand(openings);
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
            "%d of %d openings are new or changed%s."
                .formatted(
                    changed,
                    openings.size(),
                    changed > 0 && openings.stream().anyMatch(it -> it.state() == OpeningState.OPEN)
                        ? "; " + NextTurn.words(app)
                        : ""));
        for (Opening opening : openings) {
          if (opening.state() != OpeningState.OPEN) {
            boolean draft = opening.state() == OpeningState.DRAFT;
            main.println(
                "%s is %s and not advertised; when it should be: reqcast openings %s %s"
                    .formatted(
                        opening.id(),
                        opening.state().words(),
                        draft ? "approve --open" : "open",
                        opening.id()));
          }
        }
      }
      return 0;
    }
  }

  private static Opening following(App app, OpeningReader reader, Opening opening) {
    return reader.unstated().contains(opening.id())
        ? app.ledger()
            .openings()
            .find(opening.id())
            .map(known -> opening.following(known, app.today()))
            .orElse(opening)
        : opening;
  }

  /** What is advertised already must not lose the way to apply. */
  private static void mayStand(List<Opening> openings) {
    String lost =
        openings.stream()
            .filter(it -> it.state() == OpeningState.OPEN && !it.canBeAnswered())
            .map(Opening::id)
            .collect(Collectors.joining(", "));
    if (!lost.isEmpty()) {
      throw new Trouble(
          Main.BAD_FILE,
          lost + " would stay open without saying where people apply; nothing was added");
    }
  }
}
