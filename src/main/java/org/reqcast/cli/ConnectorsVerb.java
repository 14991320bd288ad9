// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reqcast.app.App;
import org.reqcast.config.Near;
import org.reqcast.connector.Check;
import org.reqcast.connector.Connector;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.ConnectorFile;
import org.reqcast.connector.Delivery;
import org.reqcast.connector.Preview;
import org.reqcast.connector.Starter;
import org.reqcast.opening.Opening;
import org.reqcast.opening.Place;
import org.reqcast.run.Pauses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code connectors}: the boards and sources, for those who add and mend them. */
@Command(
    name = "connectors",
    description = "List, check and preview the boards and sources, and begin a new one.",
    synopsisSubcommandLabel = "(list | new | check | preview)")
final class ConnectorsVerb implements Runnable {
  @ParentCommand Main main;
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "connectors wants one of its verbs");
  }

  @Command(name = "list", description = "Every connector file and the accounts on it.")
  int list() {
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
        main.terminal.json(
            files.stream()
                .map(
                    file ->
                        Map.of(
                            "connector", file.name(),
                            "file", file.path(),
                            "about", file.about(),
                            "speaks", file.speaks(),
                            "accounts", accounts.getOrDefault(file.name(), List.of())))
                .toList());
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
      return problems(app);
    }
  }

  private int problems(App app) {
    var problems = app.catalog().problems();
    problems.forEach(problem -> main.terminal.err().println(problem));
    return problems.isEmpty() ? 0 : Main.BAD_FILE;
  }

  @Command(
      name = "check",
      description = {
        "Ask each account, without effect, whether work would succeed: who we are there, or what to"
            + " repair.",
        "An account that rested because it was broken goes on when it is well again."
      })
  int check(
      @Parameters(arity = "0..*", paramLabel = "ACCOUNT", description = "Default: all.")
          List<String> names)
      throws InterruptedException {
    try (App app = main.open()) {
      List<String> wanted = names == null || names.isEmpty() ? app.catalog().accounts() : names;
      Pauses pauses = new Pauses(app.ledger().runs());
      List<Map<String, String>> answers = new ArrayList<>();
      boolean well = true;
      for (String name : wanted) {
        Check.Health health = health(app, name);
        pauses.checked(name, health);
        well &= health instanceof Check.Health.Well;
        answers.add(answer(name, health));
      }
      if (main.json) {
        main.terminal.json(answers);
      } else if (wanted.isEmpty()) {
        main.println("There is no account yet. Name one in reqcast.yaml under accounts:");
      } else {
        Table table = new Table("account", "health", "who we are there, or what to do");
        answers.forEach(
            answer -> table.row(answer.get("account"), answer.get("health"), answer.get("says")));
        table.print(main.terminal);
      }
      problems(app);
      return well ? 0 : Main.FAILED;
    }
  }

  private static Check.Health health(App app, String name) throws InterruptedException {
    Optional<Connector> connector = app.catalog().open(name);
    if (connector.isEmpty()) {
      return new Check.Health.Unwell(
          org.reqcast.connector.Remedy.RECONFIGURE,
          app.catalog().why(name).orElse("cannot be opened"));
    }
    return connector.get().check().check();
  }

  private static Map<String, String> answer(String name, Check.Health health) {
    return switch (health) {
      case Check.Health.Well well -> Map.of("account", name, "health", "well", "says", well.who());
      case Check.Health.Unwell unwell ->
          Map.of(
              "account", name,
              "health", OpeningsVerb.word(unwell.remedy()),
              "says", unwell.message());
    };
  }

  @Command(
      name = "new",
      description = {
        "Begin a connector: a file that already works as it stands, and a fixture to prove it by.",
        "Then edit the file, name an account on it in reqcast.yaml, check it and preview an opening."
      })
  int begin(
      @Parameters(paramLabel = "NAME", description = "Small letters, digits and hyphens.")
          String name,
      @Option(
              names = "--speaks",
              paramLabel = "DIALECT",
              defaultValue = "json-api",
              description = "How it speaks. Default: ${DEFAULT-VALUE}.")
          String speaks)
      throws IOException {
    List<Path> written = Starter.begin(main.folders().home(), name, speaks);
    if (main.json) {
      main.terminal.json(written.stream().map(Path::toString).toList());
      return 0;
    }
    written.forEach(file -> main.println("wrote " + main.folders().home().relativize(file)));
    main.println(
        """
        Next:
          1. edit the file; your editor completes its keys
          2. name an account on it in reqcast.yaml
          3. ./reqcast connectors check ACCOUNT
          4. ./reqcast connectors preview ACCOUNT""");
    return 0;
  }

  @Command(
      name = "preview",
      description = {
        "Show exactly what would be sent for an opening, with lengths against limits. Sends nothing."
      })
  int preview(
      @Parameters(paramLabel = "ACCOUNT") String name,
      @Parameters(paramLabel = "OPENING", arity = "0..1", description = "Default: the first.")
          @org.jspecify.annotations.Nullable
          String id)
      throws ConnectorException {
    try (App app = main.open()) {
      Connector connector =
          app.catalog()
              .open(name)
              .orElseThrow(
                  () -> new Trouble(app.catalog().why(name).orElse(name + " cannot be opened")));
      Delivery delivery =
          connector
              .delivery()
              .orElseThrow(() -> new Trouble("the connector of " + name + " does not post"));
      Opening opening = opening(app, id);
      List<Map<String, Object>> answers = new ArrayList<>();
      for (Place place : opening.places()) {
        Preview preview = delivery.preview(app.posting().ad(opening, place, name));
        answers.add(Map.of("place", place.key(), "preview", preview));
        if (!main.json) {
          show(place, preview);
        }
      }
      if (main.json) {
        main.terminal.json(answers);
      }
      return 0;
    }
  }

  private static Opening opening(App app, @org.jspecify.annotations.Nullable String id) {
    List<Opening> all = app.ledger().openings().all();
    if (all.isEmpty()) {
      throw new Trouble("there is no opening to preview yet; add one: reqcast openings add FILE");
    }
    return all.stream()
        .filter(opening -> id == null || opening.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new Trouble(
                    "there is no opening '"
                        + id
                        + "'"
                        + Near.didYouMean(
                            String.valueOf(id), all.stream().map(Opening::id).toList())));
  }

  private void show(Place place, Preview preview) {
    main.println(main.terminal.styled("bold", place.words()));
    for (Preview.Part part : preview.parts()) {
      main.println(part.headline());
      part.body().lines().forEach(line -> main.println("    " + line));
    }
    if (!preview.lengths().isEmpty()) {
      Table table = new Table("text", "length", "at most", "counted in");
      preview
          .lengths()
          .forEach(one -> table.row(one.what(), one.length(), one.most(), one.counted()));
      table.print(main.terminal);
    }
    main.println("");
  }
}
