// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.reqcast.ledger.RunRow;

/** What ran, what will run, how the accounts are, and the buttons that steer it. */
final class ActivityRoutes {
  private static final int SHOWN = 60;

  /** More than are shown, because the same rest told again and again is one line. */
  private static final int READ = 600;

  private final WebServer.Content content;
  private final Pages pages;
  private final Json json;

  ActivityRoutes(WebServer.Content content, Pages pages, Json json) {
    this.content = content;
    this.pages = pages;
    this.json = json;
  }

  void add(RoutesConfig routes) {
    routes.get("/activity", this::page);
    routes.get("/runs/{id}", this::run);
    routes.get(
        "/api/runs",
        context ->
            json.answer(
                context,
                Map.of(
                    "runs",
                    content
                        .ledger()
                        .runs()
                        .latest(SearchRoutes.number(context, "most", SHOWN, 1_000)))));
    routes.get(
        "/api/schedules",
        context -> json.answer(context, Map.of("schedules", content.timetable().lines())));
    routes.post("/schedules/{name}/run", context -> steer(context, "run"));
    routes.post("/schedules/{name}/pause", context -> steer(context, "pause"));
    routes.post("/schedules/{name}/resume", context -> steer(context, "resume"));
  }

  private void steer(Context context, String what) {
    String name = context.pathParam("name");
    if (content.timetable().lines().stream().noneMatch(line -> line.name().equals(name))) {
      throw new CandidateRoutes.Missing("There is no schedule of this name.");
    }
    switch (what) {
      case "run" -> content.timetable().runNow(name);
      case "pause" -> content.timetable().pause(name);
      default -> content.timetable().resume(name);
    }
    context.redirect("/activity", HttpStatus.SEE_OTHER);
  }

  private void page(Context context) {
    Instant now = content.clock().instant();
    List<Map<String, Object>> schedules =
        content.timetable().lines().stream().map(line -> schedule(line, now)).toList();
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("refresh", context.queryParam("still") == null ? 10 : null);
    words.put("notices", content.health().notices().stream().map(ActivityRoutes::notice).toList());
    words.put("schedules", schedules);
    words.put("some", !schedules.isEmpty());
    List<Health.AccountLine> accounts = content.health().accounts();
    words.put(
        "unwell",
        accounts.stream().filter(line -> !line.well()).map(ActivityRoutes::account).toList());
    words.put(
        "well",
        accounts.stream().filter(Health.AccountLine::well).map(ActivityRoutes::account).toList());
    words.put("nobody", accounts.isEmpty());
    words.put("trouble", accounts.stream().anyMatch(line -> !line.well()));
    words.put("runs", runs(now));
    pages.show(context, "activity", "activity", "Activity", words);
  }

  private static Map<String, Object> notice(String notice) {
    return Map.of("what", "", "message", notice, "remedy", "");
  }

  private static Map<String, Object> schedule(Timetable.Line line, Instant now) {
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("name", line.name());
    words.put("about", line.about());
    words.put("what", line.what());
    words.put("paused", line.paused().isPresent());
    words.put(
        "next",
        line.paused()
            .map(why -> "Paused: " + why)
            .orElseGet(
                () ->
                    line.underWay()
                        ? "Running"
                        : line.next().map(next -> Prose.distance(next, now)).orElse("Never")));
    return words;
  }

  private static Map<String, Object> account(Health.AccountLine line) {
    return Map.of(
        "name", line.name(),
        "connector", line.connector(),
        "state", line.off() ? "Off" : line.well() ? "Well" : "Unwell",
        "mood", line.off() ? "done" : line.well() ? "good" : "bad",
        "sentence", line.sentence());
  }

  /** The latest runs; turns in a row that an account rested are one line with their number. */
  private List<Map<String, Object>> runs(Instant now) {
    List<Map<String, Object>> lines = new ArrayList<>();
    Map<String, Map<String, Object>> resting = new HashMap<>();
    Map<String, Integer> times = new HashMap<>();
    for (RunRow row : content.ledger().runs().latest(READ)) {
      String whose = row.schedule() + " on " + row.account();
      if (row.outcome() != RunRow.Outcome.PAUSED) {
        resting.remove(whose);
      } else if (resting.containsKey(whose)) {
        int turns = times.merge(whose, 1, Integer::sum);
        resting.get(whose).put("counts", turns + " turns since " + Prose.moment(row.started()));
        continue;
      }
      if (lines.size() < SHOWN) {
        Map<String, Object> line = row(row, now);
        lines.add(line);
        if (row.outcome() == RunRow.Outcome.PAUSED) {
          resting.put(whose, line);
          times.put(whose, 1);
        }
      }
    }
    return lines;
  }

  private static Map<String, Object> row(RunRow row, Instant now) {
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("id", row.id());
    words.put("began", Prose.distance(row.started(), now));
    words.put("schedule", row.schedule());
    words.put("account", row.account());
    words.put("outcome", Prose.title(row.outcome().name()));
    words.put("mood", mood(row.outcome()));
    words.put(
        "counts",
        row.counts().entrySet().stream()
            .filter(count -> count.getValue() != 0)
            .map(count -> count.getKey() + " " + count.getValue())
            .collect(Collectors.joining(", ")));
    words.put("message", row.message());
    words.put("remedy", advice(row.remedy()));
    return words;
  }

  /** Who must act, as a sentence. */
  private static String advice(String remedy) {
    return switch (remedy) {
      case "wait" -> "Nothing to do: it is tried again by itself.";
      case "reconfigure" -> "Mend the account’s settings or credentials, then run it again.";
      case "repair" -> "The site changed: the connector file needs mending.";
      default -> "";
    };
  }

  private static String mood(RunRow.Outcome outcome) {
    return switch (outcome) {
      case DONE -> "good";
      case UNDER_WAY, PARTLY -> "busy";
      case FAILED -> "bad";
      case ABANDONED, PAUSED -> "done";
    };
  }

  private void run(Context context) {
    long id;
    try {
      id = Long.parseLong(context.pathParam("id"));
    } catch (NumberFormatException notANumber) {
      throw new CandidateRoutes.Missing("Runs have numbers.");
    }
    RunRow row =
        content
            .ledger()
            .runs()
            .find(id)
            .orElseThrow(() -> new CandidateRoutes.Missing("This run is not kept any more."));
    Map<String, Object> words = row(row, content.clock().instant());
    words.put("began", Prose.moment(row.started()));
    words.put("log", content.ledger().runs().logOf(id));
    pages.show(context, "run", "activity", "Run " + id, words);
  }
}
