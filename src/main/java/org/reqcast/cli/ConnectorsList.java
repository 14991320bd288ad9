// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
        main.terminal.json(files.stream().map(file -> answer(app, file, accounts)).toList());
      } else {
        Table table = new Table("connector", "speaks", "accounts", "state", "about");
        files.forEach(
            file ->
                table.row(
                    file.name(),
                    file.speaks(),
                    String.join(", ", accounts.getOrDefault(file.name(), List.of())),
                    state(app, file, accounts.getOrDefault(file.name(), List.of()))
                        .split(":", 2)[0],
                    file.about()));
        table.print(main.terminal);
        for (ConnectorFile file : files) {
          String state = state(app, file, accounts.getOrDefault(file.name(), List.of()));
          if (state.contains(":")) {
            main.println(file.name() + " is " + state);
          }
        }
      }
      List<Problem> problems = app.catalog().problems();
      problems.forEach(main.terminal.err()::println);
      return problems.isEmpty() ? 0 : Main.BAD_FILE;
    }
  }

  /** Whether ads can go there, and what it takes where they cannot. */
  private static String state(App app, ConnectorFile file, List<String> accounts) {
    if (accounts.isEmpty()) {
      return file.gate().orElse("");
    }
    return accounts.stream()
        .map(name -> state(app, name, accounts.size() > 1))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static String state(App app, String account, boolean named) {
    String state =
        app.catalog()
            .off(account)
            .orElseGet(() -> app.catalog().open(account).isPresent() ? "on" : "has a mistake");
    return named && !state.equals("on") ? account + " " + state : state;
  }

  private static Map<String, Object> answer(
      App app, ConnectorFile file, Map<String, List<String>> all) {
    return Map.of(
        "connector", file.name(),
        "file", file.path(),
        "about", file.about(),
        "speaks", file.speaks(),
        "accounts", all.getOrDefault(file.name(), List.of()),
        "state", state(app, file, all.getOrDefault(file.name(), List.of())));
  }
}
