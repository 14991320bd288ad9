// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.reqcast.app.App;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code rebuild}: the index anew from the ledger, and skills read anew where asked. */
@Command(
    name = "rebuild",
    description = {
      "Build the index anew from the ledger. Nothing is lost: the index is only a view.",
      "Searches go on meanwhile; the new index takes the old one's place when it is complete."
    })
final class RebuildVerb implements Callable<Integer> {
  @ParentCommand Main main;

  @Option(
      names = "--read-again",
      description = "Also read the skills of every profile again, after edits under index/skills/.")
  boolean readAgain;

  @Override
  public Integer call() {
    try (App app = main.open()) {
      long candidates = app.ledger().people().candidates();
      if (readAgain) {
        long profiles = app.ledger().people().profiles();
        app.ledger()
            .people()
            .readAgain(
                app.reader()::read, done -> main.terminal.progress("Reading ", done, profiles));
      }
      app.index().rebuild(done -> main.terminal.progress("Indexing", done, candidates));
      if (main.json) {
        main.terminal.json(Map.of("candidates", candidates, "sequence", app.index().sequence()));
      } else {
        main.println("The index holds %,d candidates again.".formatted(candidates));
      }
      return 0;
    }
  }
}
