// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.reqcast.app.App;
import org.reqcast.connector.Check.Health;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Publisher;
import org.reqcast.run.Pauses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code openings shrink}: a person's word on a feed that is held because much would vanish. */
@Command(
    name = "shrink",
    description = {
      "Say whether a feed, or our own pages, may lose as much as it was held for.",
      "Without --yes, tells what is held, and changes nothing."
    })
final class OpeningsShrink implements Callable<Integer> {
  @ParentCommand OpeningsVerb verb;

  @Parameters(paramLabel = "ACCOUNT")
  String account = "";

  @Option(names = "--yes", description = "It is meant: the next posting run publishes it.")
  boolean yes;

  @Override
  public Integer call() throws ConnectorException {
    Main main = verb.main;
    try (App app = main.open()) {
      Publisher publisher = publisher(app);
      String held =
          publisher
              .held()
              .orElseThrow(() -> new Trouble("nothing of " + account + " is held; see doctor"));
      boolean said = yes && publisher.shrink();
      if (said) {
        new Pauses(app.ledger().runs()).checked(account, new Health.Well("a person said so"));
      }
      if (main.json) {
        main.terminal.json(Map.of("account", account, "held", !said, "says", held));
      } else {
        main.println(said ? "It may shrink; " + NextTurn.words(app) + "." : held + ".");
      }
      return said ? 0 : Main.FAILED;
    }
  }

  private Publisher publisher(App app) {
    return app.catalog()
        .open(account)
        .orElseThrow(
            () ->
                new Trouble(
                    app.catalog()
                        .why(account)
                        .orElse("there is no account '" + account + "' in reqcast.yaml")))
        .delivery()
        .filter(Publisher.class::isInstance)
        .map(Publisher.class::cast)
        .orElseThrow(() -> new Trouble(account + " is no feed: its ads stand one by one"));
  }
}
