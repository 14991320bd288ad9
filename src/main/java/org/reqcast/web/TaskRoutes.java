// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reqcast.posting.PartDifference;
import org.reqcast.posting.Task;
import org.reqcast.posting.Tasks;
import org.reqcast.posting.Word;

/** What waits for a person's hand, and what they say they did. */
final class TaskRoutes {
  private static final String GONE = "Nobody is asked anything about this ad now.";

  private final Tasks tasks;
  private final InstantSource clock;
  private final Pages pages;
  private final Json json;

  TaskRoutes(Tasks tasks, InstantSource clock, Pages pages, Json json) {
    this.tasks = tasks;
    this.clock = clock;
    this.pages = pages;
    this.json = json;
  }

  void add(RoutesConfig routes) {
    String copy = Pages.resource("copy.js");
    routes.get(
        "/assets/copy.js",
        context -> context.contentType("text/javascript; charset=utf-8").result(copy));
    routes.get("/tasks", this::list);
    routes.get("/tasks/{posting}", this::show);
    routes.post("/tasks/{posting}", this::hear);
    routes.get(
        "/api/tasks",
        context ->
            json.answer(
                context, Map.of("tasks", tasks.open().stream().map(this::answer).toList())));
  }

  private Map<String, Object> answer(Task task) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("posting", task.row().id());
    answer.put("do", task.what());
    answer.put("opening", task.row().opening());
    answer.put("place", task.row().place());
    answer.put("account", task.row().account());
    answer.put("since", task.since());
    answer.put("fields", task.fields());
    return answer;
  }

  private void list(Context context) {
    List<Map<String, Object>> lines = tasks.open().stream().map(this::line).toList();
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("tasks", lines);
    words.put("some", !lines.isEmpty());
    words.put("said", context.queryParam("said"));
    pages.show(context, "tasks", "tasks", "Tasks", words);
  }

  private Map<String, Object> line(Task task) {
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("id", task.row().id());
    words.put("what", task.what().words());
    words.put("title", task.title());
    words.put("place", task.place());
    words.put("account", task.row().account());
    words.put("since", Prose.distance(task.since(), clock.instant()));
    words.put("asked", task.asked() > 1 ? task.asked() + " times" : "once");
    words.put("again", task.asked() > 1 ? "asked " + task.asked() + " times" : "");
    words.put("reason", task.row().reason());
    return words;
  }

  private void show(Context context) {
    String id = context.pathParam("posting");
    Task task = tasks.find(id).orElseThrow(() -> new CandidateRoutes.Missing(GONE));
    page(context, task, "");
  }

  private void page(Context context, Task task, String wrong) {
    Map<String, Object> words = line(task);
    words.put("wrong", wrong);
    words.put("opening", task.opening().map(one -> one.facility().name()).orElse(""));
    @Nullable String link = task.row().remoteLink();
    words.put("link", AdRoutes.web(link) ? link : null);
    words.put("where", task.board().map(sheet -> sheet.where()).filter(AdRoutes::web).orElse(null));
    words.put("steps", task.steps());
    words.put("text", task.text());
    words.put("by", said(context, "by").orElse(System.getProperty("user.name", "")));
    words.put("address", said(context, "address").orElse(""));
    words.put("do_" + task.what().name().toLowerCase(Locale.ROOT), true);
    boolean change = task.what() == Task.What.CHANGE && !task.stands().isEmpty();
    words.put("unread", task.what() == Task.What.CHANGE && !change);
    words.put("placing", task.what() == Task.What.PLACE);
    words.put("changing", task.what() == Task.What.CHANGE || task.what() == Task.What.RENEW);
    words.put("closing", task.what() == Task.What.TAKE_DOWN || task.what() == Task.What.TELL);
    List<Map<String, Object>> fields = new ArrayList<>();
    List<Map<String, Object>> same = new ArrayList<>();
    List<PartDifference> parts =
        change ? task.differences() : PartDifference.of(List.of(), task.fields());
    for (PartDifference part : parts) {
      if (!part.after().isBlank() || part.changed()) {
        (!change || part.changed() ? fields : same)
            .add(field(part, change, fields.size() + same.size()));
      }
    }
    words.put("fields", fields);
    words.put("some", !fields.isEmpty());
    words.put("same", same);
    words.put("rest", !same.isEmpty());
    Guard.scripted(context);
    pages.show(context, "task", "tasks", task.what().words() + ": " + task.title(), words);
  }

  private static Map<String, Object> field(PartDifference part, boolean change, int number) {
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("number", number);
    words.put("label", part.headline());
    words.put("body", part.after());
    words.put("rows", Math.min(14, Math.max(1, rows(part.after()))));
    words.put("differs", change && part.changed());
    words.put("pieces", change && part.changed() ? Pieces.of(part.words()) : List.of());
    return words;
  }

  private static int rows(String text) {
    return text.lines().mapToInt(line -> 1 + line.length() / 90).sum();
  }

  private void hear(Context context) {
    String id = context.pathParam("posting");
    String by = said(context, "by").orElse("");
    @Nullable String text = said(context, "text").orElse(null);
    String reason = said(context, "reason").orElse("");
    Word word =
        switch (said(context, "did").orElse("")) {
          case "placed" -> new Word.Placed(said(context, "address").orElse(""), by, text);
          case "changed" -> new Word.Changed(by, text);
          case "taken-down" -> new Word.TakenDown(by);
          case "cannot" -> new Word.Cannot(reason, by);
          case "not-wanted" -> new Word.NotWanted(reason, by);
          default -> throw new Mistake("did", "must say what you did.");
        };
    String follows;
    try {
      follows = tasks.say(id, word);
    } catch (IllegalArgumentException refused) {
      Task task = tasks.find(id).orElseThrow(() -> new CandidateRoutes.Missing(GONE));
      context.status(HttpStatus.BAD_REQUEST);
      page(context, task, Prose.title(String.valueOf(refused.getMessage())));
      return;
    }
    context.redirect(
        "/tasks?said=" + URLEncoder.encode(follows, StandardCharsets.UTF_8), HttpStatus.SEE_OTHER);
  }

  private static Optional<String> said(Context context, String name) {
    return Optional.ofNullable(context.formParam(name))
        .map(String::strip)
        .filter(it -> !it.isEmpty());
  }
}
