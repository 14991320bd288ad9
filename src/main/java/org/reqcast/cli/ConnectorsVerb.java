// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

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
final class ConnectorsVerb implements Runnable {
  @ParentCommand Main main;
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "connectors wants one of its verbs");
  }
}
