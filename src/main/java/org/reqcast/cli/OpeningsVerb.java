// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.util.Locale;
import java.util.Map;
import org.reqcast.app.App;
import org.reqcast.config.Near;
import org.reqcast.opening.Opening;
import org.reqcast.opening.OpeningState;
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
    synopsisSubcommandLabel = "(list | add | show | close | hold | open | settle)",
    subcommands = {OpeningsList.class, OpeningsAdd.class, OpeningsShow.class, OpeningsSettle.class})
final class OpeningsVerb implements Runnable {
  @ParentCommand Main main;
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "openings wants one of its verbs");
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

  private int move(String id, OpeningState state) {
    try (App app = main.open()) {
      Opening opening = find(app, id);
      if (state == OpeningState.OPEN && opening.apply() == null && opening.contact() == null) {
        throw new Trouble(
            id + " does not say where people apply: give it apply or contact, then add it again");
      }
      app.ledger().openings().move(id, state);
      if (main.json) {
        main.terminal.json(Map.of("opening", id, "state", word(state)));
      } else {
        main.println(id + " is now " + word(state) + "; the next posting run follows.");
      }
      return 0;
    }
  }

  /** The opening of this id, or a sentence with the nearest ones. */
  static Opening find(App app, String id) {
    return app.ledger()
        .openings()
        .find(id)
        .orElseThrow(
            () ->
                new Trouble(
                    "there is no opening '"
                        + id
                        + "'"
                        + Near.didYouMeanOrOneOf(
                            id, app.ledger().openings().all().stream().map(Opening::id).toList())));
  }

  static String word(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT).replace("_", " ");
  }
}
