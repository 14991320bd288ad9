// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.util.concurrent.Callable;
import org.reqcast.app.App;
import org.reqcast.connector.ChannelTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code connectors table}: the guide's page of channels. */
@Command(name = "table", description = "What each channel can do, as a page of the guide.")
final class ConnectorsTable implements Callable<Integer> {
  @ParentCommand ConnectorsVerb verb;

  @Override
  public Integer call() {
    Main main = verb.main;
    try (App app = main.open()) {
      main.terminal.out().print(ChannelTable.of(app.catalog()));
      main.terminal.out().flush();
      return app.catalog().problems().isEmpty() ? 0 : Main.BAD_FILE;
    }
  }
}
