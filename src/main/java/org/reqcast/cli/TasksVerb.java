// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reqcast.app.App;
import org.reqcast.config.Near;
import org.reqcast.posting.Task;
import org.reqcast.posting.Word;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code tasks}: what people place, change and take down by hand, and what they say they did. */
@Command(
    name = "tasks",
    description = {
      "List what waits for a person's hand, show one task with all there is to copy, and say what"
          + " you did.",
      "Nothing counts as placed, changed or taken down before somebody says so."
    },
    synopsisSubcommandLabel = "(list | show | placed | changed | taken-down | cannot | not-wanted)")
final class TasksVerb implements Callable<Integer> {
  @ParentCommand Main main;

  /** Who speaks. */
  static final class Speaker {
    @Option(
        names = "--by",
        paramLabel = "NAME",
        description = "Who says so. Default: your name on this machine.")
    String name = System.getProperty("user.name", "somebody");
  }

  @Override
  public Integer call() {
    return list();
  }

  @Command(name = "list", description = "Everything that waits for a person, the longest first.")
  int list() {
    try (App app = main.open()) {
      List<Task> tasks = app.tasks().open();
      if (main.json) {
        main.terminal.json(tasks.stream().map(TasksVerb::answer).toList());
        return 0;
      }
      Table table = new Table("task", "what to do", "account", "since", "asked", "opening");
      for (Task task : tasks) {
        table.row(
            task.row().id(),
            task.what().words(),
            task.row().account(),
            When.of(task.since()),
            task.asked() == 1 ? "once" : task.asked() + " times",
            task.title() + ", " + task.place());
      }
      if (table.isEmpty()) {
        main.println("Nothing waits for you.");
      } else {
        table.print(main.terminal);
        main.println("One of them, with all there is to copy: reqcast tasks show TASK");
      }
      return 0;
    }
  }

  @Command(name = "show", description = "One task: where, in which steps, and the text to copy.")
  int show(@Parameters(paramLabel = "TASK") String id) {
    try (App app = main.open()) {
      Task task = find(app, id);
      if (main.json) {
        main.terminal.json(answer(task));
      } else {
        new TaskSheet(main, task).print();
      }
      return 0;
    }
  }

  @Command(name = "placed", description = "You placed it, and it stands at this address.")
  int placed(
      @Parameters(paramLabel = "TASK") String id,
      @Parameters(paramLabel = "ADDRESS") String address,
      @Mixin Speaker speaker,
      @Option(
              names = "--text",
              paramLabel = "TEXT",
              description = "Which text you placed; only needed where it changed meanwhile.")
          @Nullable String text) {
    return say(id, new Word.Placed(address, speaker.name, text));
  }

  @Command(name = "changed", description = "You changed it, or renewed it, as you were asked.")
  int changed(
      @Parameters(paramLabel = "TASK") String id,
      @Mixin Speaker speaker,
      @Option(
              names = "--text",
              paramLabel = "TEXT",
              description = "Which text stands now; only needed where it changed meanwhile.")
          @Nullable String text) {
    return say(id, new Word.Changed(speaker.name, text));
  }

  @Command(name = "taken-down", description = "It is not there any more, or never was.")
  int takenDown(@Parameters(paramLabel = "TASK") String id, @Mixin Speaker speaker) {
    return say(id, new Word.TakenDown(speaker.name));
  }

  @Command(
      name = "cannot",
      description = "It cannot be done; you are asked again when the opening changes.")
  int cannot(
      @Parameters(paramLabel = "TASK") String id,
      @Parameters(paramLabel = "REASON") String reason,
      @Mixin Speaker speaker) {
    return say(id, new Word.Cannot(reason, speaker.name));
  }

  @Command(name = "not-wanted", description = "The opening shall not stand there at all.")
  int notWanted(
      @Parameters(paramLabel = "TASK") String id,
      @Parameters(paramLabel = "REASON") String reason,
      @Mixin Speaker speaker) {
    return say(id, new Word.NotWanted(reason, speaker.name));
  }

  private int say(String id, Word word) {
    try (App app = main.open()) {
      String follows = app.tasks().say(id, word);
      if (main.json) {
        main.terminal.json(Map.of("task", id, "follows", follows));
      } else {
        main.println(follows);
      }
      return 0;
    }
  }

  private static Task find(App app, String id) {
    return app.tasks()
        .find(id)
        .orElseThrow(
            () ->
                new Trouble(
                    "nobody is asked anything about '"
                        + id
                        + "'"
                        + Near.didYouMeanOrOneOf(
                            id, app.tasks().open().stream().map(it -> it.row().id()).toList())));
  }

  private static Map<String, Object> answer(Task task) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("task", task.row().id());
    answer.put("do", task.what().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    answer.put("opening", task.row().opening());
    answer.put("place", task.row().place());
    answer.put("account", task.row().account());
    answer.put("since", task.since());
    answer.put("asked", task.asked());
    answer.put("where", task.board().map(sheet -> sheet.where()).orElse(""));
    answer.put("steps", task.steps());
    answer.put("text", task.text());
    answer.put("fields", new ArrayList<>(task.fields()));
    answer.put("stands", new ArrayList<>(task.stands()));
    return answer;
  }
}
