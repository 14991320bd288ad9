// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reqcast.app.App;
import org.reqcast.config.Near;
import org.reqcast.opening.Opening;
import org.reqcast.opening.OpeningState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code openings}: what we advertise, and where it stands. */
@Command(
    name = "openings",
    description = "Add, list, show, move and settle what we advertise.",
    synopsisSubcommandLabel =
        "(list | add | show | approve | open | hold | close | settle | shrink)",
    subcommands = {
      OpeningsList.class,
      OpeningsAdd.class,
      OpeningsShow.class,
      OpeningsSettle.class,
      OpeningsShrink.class
    })
final class OpeningsVerb implements Callable<Integer> {
  @ParentCommand Main main;

  /** Without one of its verbs: the list. */
  @Override
  public Integer call() {
    OpeningsList list = new OpeningsList();
    list.verb = this;
    return list.call();
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
      name = "approve",
      description = {
        "Say that an opening may go out as it stands; it is advertised once it is opened.",
        "A change of what it says has to be approved again, unless it is open already."
      })
  int approve(
      @Parameters(paramLabel = "ID") String id,
      @Option(
              names = "--by",
              paramLabel = "NAME",
              description = "Who says so. Default: your name on this machine.")
          @Nullable String by,
      @Option(names = "--open", description = "And advertise it from now on.") boolean open) {
    String who = by == null ? System.getProperty("user.name", "somebody") : by;
    try (App app = main.open()) {
      moved(app, find(app, id), OpeningState.APPROVED, "Approved by " + who);
      Opening opening = find(app, id);
      if (open) {
        opening = moved(app, opening, OpeningState.OPEN, "Opened by " + who);
      }
      said(app, opening);
      return 0;
    }
  }

  private int move(String id, OpeningState state) {
    try (App app = main.open()) {
      said(app, moved(app, find(app, id), state, "By hand"));
      return 0;
    }
  }

  private static Opening moved(App app, Opening opening, OpeningState state, String happened) {
    String id = opening.id();
    boolean goesOut = state == OpeningState.OPEN || state == OpeningState.APPROVED;
    if (goesOut && !opening.canBeAnswered()) {
      throw new Trouble(
          id + " does not say where people apply: give it apply or contact, then add it again");
    }
    if (goesOut && opening.over(app.today())) {
      throw new Trouble(
          id + " ended on " + opening.ends() + ": give it a later last day, then add it again");
    }
    opening
        .state()
        .refusal(state)
        .ifPresent(
            why -> {
              boolean draft = opening.state() == OpeningState.DRAFT;
              throw new Trouble(id + " " + why + (draft ? ": reqcast openings approve " + id : ""));
            });
    return app.ledger().openings().move(id, state, happened).orElse(opening);
  }

  private void said(App app, Opening opening) {
    String state = opening.state().words();
    if (main.json) {
      main.terminal.json(Map.of("opening", opening.id(), "state", state));
    } else {
      main.println(
          opening.id()
              + " is now "
              + state
              + (opening.state() == OpeningState.APPROVED
                  ? "; to advertise it: reqcast openings open " + opening.id()
                  : "; " + NextTurn.words(app) + "."));
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
