// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.util.concurrent.Callable;
import org.reqcast.app.App;
import org.reqcast.app.Serving;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code serve}: the main job, until it is stopped. */
@Command(
    name = "serve",
    description = {
      "Run the schedules and serve the pages until stopped (Ctrl-C or SIGTERM).",
      "What is under way then is finished or safely abandoned; a missed turn is caught up at the"
          + " next start as its file says."
    })
final class ServeVerb implements Callable<Integer> {
  @ParentCommand Main main;

  @Override
  public Integer call() throws InterruptedException {
    try (App app = main.open();
        Serving service = Serving.start(app)) {
      main.println("People and ads, for this machine alone:  " + service.address() + "/");
      main.println("Openings and feeds, for a proxy to show: " + service.publicAddress() + "/");
      service.mistakes().forEach(problem -> main.terminal.err().println(problem));
      main.terminal.flush();
      CtrlC.stops(service, main.terminal);
      service.untilStopped();
    }
    return 0;
  }
}
