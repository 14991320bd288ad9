// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.reqcast.app.App;
import org.reqcast.config.Problem;
import org.reqcast.connector.Check;
import org.reqcast.connector.Connector;
import org.reqcast.connector.Remedy;
import org.reqcast.run.Pauses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code connectors check}: who we are on each account, or what to repair. */
@Command(
    name = "check",
    description = {
      "Ask each account, without effect, whether work would succeed: who we are there, or what to"
          + " repair.",
      "All are asked side by side, and each is told as it answers.",
      "An account that rested because it was broken goes on when it is well again."
    })
final class ConnectorsCheck implements Callable<Integer> {
  @ParentCommand ConnectorsVerb verb;

  @Parameters(arity = "0..*", paramLabel = "ACCOUNT", description = "Default: all.")
  List<String> names = List.of();

  private record Answer(String account, String health, String says) {
    static Answer of(String account, Check.Health health) {
      return switch (health) {
        case Check.Health.Well well -> new Answer(account, "well", well.who());
        case Check.Health.Unwell unwell ->
            new Answer(account, OpeningsVerb.word(unwell.remedy()), unwell.message());
      };
    }

    Map<String, String> json() {
      return Map.of("account", account, "health", health, "says", says);
    }
  }

  @Override
  public Integer call() throws InterruptedException, ExecutionException {
    Main main = verb.main;
    try (App app = main.open()) {
      List<String> wanted = names.isEmpty() ? app.catalog().accounts() : names;
      List<Answer> answers = wanted.isEmpty() ? List.of() : ask(app, wanted);
      if (main.json) {
        main.terminal.json(answers.stream().map(Answer::json).toList());
      } else if (wanted.isEmpty()) {
        main.println("There is no account yet. Name one in reqcast.yaml under accounts:");
      }
      // A mistake that stands in an account's own line is not told again.
      app.catalog().problems().stream()
          .filter(mistake -> answers.stream().noneMatch(one -> tells(one, mistake)))
          .forEach(main.terminal.err()::println);
      return answers.stream().allMatch(one -> one.health().equals("well")) ? 0 : Main.FAILED;
    }
  }

  private static boolean tells(Answer answer, Problem mistake) {
    return answer.says().contains(mistake.message());
  }

  private List<Answer> ask(App app, List<String> wanted)
      throws InterruptedException, ExecutionException {
    Main main = verb.main;
    Table table = new Table("account", "health", "who we are there, or what to do");
    wanted.forEach(name -> table.row(name, OpeningsVerb.word(Remedy.RECONFIGURE), ""));
    if (!main.json) {
      table.open(main.terminal);
    }
    Pauses pauses = new Pauses(app.ledger().runs());
    Map<String, Answer> answers = new HashMap<>();
    try (ExecutorService side = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletionService<Answer> asked = new ExecutorCompletionService<>(side);
      for (String name : wanted) {
        asked.submit(
            () -> {
              Check.Health health = health(app, name);
              pauses.checked(name, health);
              return Answer.of(name, health);
            });
      }
      for (int i = 0; i < wanted.size(); i++) {
        Answer answer = asked.take().get();
        answers.put(answer.account(), answer);
        if (!main.json) {
          table.line(main.terminal, answer.account(), answer.health(), answer.says());
        }
      }
    }
    return wanted.stream().map(answers::get).toList();
  }

  private static Check.Health health(App app, String name) throws InterruptedException {
    Optional<Connector> connector = app.catalog().open(name);
    if (connector.isEmpty()) {
      return new Check.Health.Unwell(
          Remedy.RECONFIGURE, app.catalog().why(name).orElse("cannot be opened"));
    }
    return connector.get().check().check();
  }
}
