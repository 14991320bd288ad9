// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
                    .formatted(opening.id(), OpeningsVerb.word(opening.state()), opening.id()));
          }
        }
      }
      return 0;
    }
  }
}
