// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.reqcast.app.App;
import org.reqcast.config.Problem;
import org.reqcast.connector.ConnectorFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code connectors list}: what there is, and the accounts on it. */
@Command(name = "list", description = "Every connector file and the accounts on it.")
final class ConnectorsList implements Callable<Integer> {
  @ParentCommand ConnectorsVerb verb;

  @Override
  public Integer call() {
    Main main = verb.main;
    try (App app = main.open()) {
      Map<String, List<String>> accounts = new LinkedHashMap<>();
      app.settings()
          .accounts()
          .forEach(
              account ->
                  accounts
                      .computeIfAbsent(account.connector(), name -> new ArrayList<>())
                      .add(account.name()));
      List<ConnectorFile> files = app.catalog().files();
      if (main.json) {
        main.terminal.json(files.stream().map(file -> answer(file, accounts)).toList());
      } else {
        Table table = new Table("connector", "speaks", "accounts", "about");
        files.forEach(
            file ->
                table.row(
                    file.name(),
                    file.speaks(),
                    String.join(", ", accounts.getOrDefault(file.name(), List.of())),
                    file.about()));
        table.print(main.terminal);
      }
      List<Problem> problems = app.catalog().problems();
      problems.forEach(main.terminal.err()::println);
      return problems.isEmpty() ? 0 : Main.BAD_FILE;
    }
  }

  private static Map<String, Object> answer(ConnectorFile file, Map<String, List<String>> all) {
    return Map.of(
        "connector", file.name(),
        "file", file.path(),
        "about", file.about(),
        "speaks", file.speaks(),
        "accounts", all.getOrDefault(file.name(), List.of()));
  }
}
