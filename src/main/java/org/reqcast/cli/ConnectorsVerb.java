// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code connectors}: the boards and sources, for those who add and mend them. */
@Command(
    name = "connectors",
    description = "List, check, preview and connect the boards and sources, and begin a new one.",
    synopsisSubcommandLabel = "(list | new | check | preview | connect | table)",
    subcommands = {
      ConnectorsList.class,
      ConnectorsNew.class,
      ConnectorsCheck.class,
      ConnectorsPreview.class,
      ConnectorsConnect.class,
      ConnectorsTable.class
    })
final class ConnectorsVerb implements Callable<Integer> {
  @ParentCommand Main main;

  /** Without one of its verbs: the list. */
  @Override
  public Integer call() {
    ConnectorsList list = new ConnectorsList();
    list.verb = this;
    return list.call();
  }
}
