// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reqcast.app.App;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.Check.Health;
import org.reqcast.connector.Connector;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Delivery;
import org.reqcast.connector.Publisher;
import org.reqcast.run.Pauses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code openings settle}: a person's word on an ad that nobody could find out about. */
@Command(
    name = "settle",
    description = {
      "Say what is on the board where you know better, as for an ad in state unknown or rejected.",
      "Look on the board yourself; an unknown ad is not sent again before you have said what you"
          + " saw."
    })
final class OpeningsSettle implements Callable<Integer> {
  @ParentCommand OpeningsVerb verb;

  @Parameters(paramLabel = "POSTING-OR-ACCOUNT", description = "An account: its last digest.")
  String posting = "";

  @Option(names = "--stands", paramLabel = "LINK-OR-ID", description = "It is there.")
  @Nullable String stands;

  @Option(names = "--absent", description = "It is not there: it may be sent again.")
  boolean absent;

  @Override
  public Integer call() throws ConnectorException {
    Main main = verb.main;
    if (absent == (stands != null)) {
      throw new Trouble(2, "say either --stands LINK-OR-ID or --absent");
    }
    try (App app = main.open()) {
      if (sent(app)) {
        new Pauses(app.ledger().runs()).checked(posting, new Health.Well("a person said so"));
        main.println(stands == null ? "It will be sent again." : "It counts as sent.");
        return 0;
      }
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

  /** Whether that settles what an account sent in one piece. */
  private boolean sent(App app) throws ConnectorException {
    Optional<Delivery> delivery = app.catalog().open(posting).flatMap(Connector::delivery);
    return delivery.isPresent()
        && delivery.get() instanceof Publisher publisher
        && publisher.settle(stands != null);
  }
}
