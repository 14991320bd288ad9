// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.reqcast.app.App;
import org.reqcast.app.Serving;
import org.reqcast.config.Problem;
import org.reqcast.ledger.RunRow;
import org.reqcast.opening.OpeningState;
import org.reqcast.run.Turn;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code doctor}: is everything well, and what would help where it is not. */
@Command(
    name = "doctor",
    description =
        "Look at files, database, index and disk, and say what is wrong and what would help."
            + " Changes nothing, asks nobody outside.")
final class DoctorVerb implements Callable<Integer> {
  private static final int RUNS = 1_000;

  @ParentCommand Main main;

  /**
   * One line.
   *
   * @param next whether it is no fault, but something that a person has yet to do
   */
  private record Finding(String what, boolean well, boolean next, String says) {
    Finding(String what, boolean well, String says) {
      this(what, well, false, says);
    }

    String mark() {
      return !well ? "!!" : next ? "->" : "ok";
    }
  }

  @Override
  public Integer call() throws IOException {
    List<Finding> findings = new ArrayList<>();
    try (App app = App.open(main.folders())) {
      findings.add(
          new Finding(
              "java",
              Runtime.version().feature() >= 21,
              Runtime.version() + " on " + Runtime.getRuntime().availableProcessors() + " cores"));
      files(
          findings,
          "settings",
          app.settingsProblems(),
          app.settings().accounts().size() + " accounts");
      files(
          findings,
          "connectors",
          app.catalog().problems(),
          app.catalog().files().size() + " files");
      files(
          findings,
          "campaigns",
          app.campaigns().problems(),
          app.campaigns().campaigns().all().size() + " files");
      app.vault().fault().ifPresent(says -> findings.add(new Finding("key", false, says)));
      int skills = app.taxonomy().all().size();
      files(findings, "skills", app.indexProblems(), "%,d concepts".formatted(skills));
      ledger(findings, app);
      index(findings, app);
      disk(findings, app);
      left(findings, app);
      for (String account : app.catalog().accounts()) {
        app.catalog()
            .off(account)
            .ifPresent(says -> findings.add(new Finding(account, true, true, says)));
      }
      toDo(app).forEach(says -> findings.add(new Finding("to do", true, true, says)));
      app.ledger()
          .runs()
          .pauses()
          .forEach((what, why) -> findings.add(new Finding(what, false, "paused: " + why)));
    }
    boolean well = findings.stream().allMatch(Finding::well);
    if (main.json) {
      main.terminal.json(Map.of("well", well, "findings", findings));
    } else {
      Table table = new Table("", "what", "finding");
      findings.forEach(one -> table.row(one.mark(), one.what(), one.says()));
      table.print(main.terminal);
      main.println("\n" + verdict(findings, well));
    }
    return well ? 0 : Main.FAILED;
  }

  /** Runs that nobody works on any more, though they never ended. */
  private static void left(List<Finding> findings, App app) {
    long left =
        app.ledger().runs().latest(RUNS).stream()
            .filter(run -> run.outcome() == RunRow.Outcome.UNDER_WAY)
            .count();
    if (left > 0 && !Serving.atWork(app)) {
      findings.add(
          new Finding(
              "runs",
              true,
              left
                  + " abandoned by a process that is gone; the next start goes on where they were"));
    }
  }

  private static String verdict(List<Finding> findings, boolean well) {
    if (!well) {
      return "Something needs a person, see the lines with !!";
    }
    return findings.stream().anyMatch(Finding::next)
        ? "Nothing is broken, and nothing is advertised yet: see the lines with ->"
        : "All is well.";
  }

  /** What keeps openings from being advertised, with the remedy. */
  private static List<String> toDo(App app) {
    List<String> next = new ArrayList<>();
    if (app.settings().accounts().isEmpty()) {
      next.add("No account: name one in reqcast.yaml under accounts:, see reqcast connectors list");
    }
    if (SchedulesVerb.read(app).state().files().values().stream()
        .noneMatch(schedule -> schedule.what() == Turn.What.POST)) {
      next.add("No schedule posts: put a file with do: post into schedules/, see the README");
    }
    if (app.ledger().openings().all().stream()
        .noneMatch(opening -> opening.state() == OpeningState.OPEN)) {
      next.add(
          "No opening is open: reqcast openings add FILE, then reqcast openings approve --open ID");
    }
    if (next.isEmpty() && app.ledger().postings().all().isEmpty()) {
      next.add("No ad was made yet: reqcast serve makes them, or reqcast run SCHEDULE");
    }
    return next;
  }

  private static void files(
      List<Finding> findings, String what, List<Problem> problems, String says) {
    if (problems.isEmpty()) {
      findings.add(new Finding(what, true, says));
    }
    problems.forEach(problem -> findings.add(new Finding(what, false, problem.toString())));
  }

  private static void ledger(List<Finding> findings, App app) {
    List<String> faults = app.ledger().faults();
    if (faults.isEmpty()) {
      findings.add(
          new Finding(
              "ledger",
              true,
              "%,d profiles of %,d candidates, %,d openings, %,.1f MB"
                  .formatted(
                      app.ledger().people().profiles(),
                      app.ledger().people().candidates(),
                      app.ledger().openings().all().size(),
                      app.ledger().bytes() / 1e6)));
    }
    faults.forEach(fault -> findings.add(new Finding("ledger", false, fault)));
  }

  private static void index(List<Finding> findings, App app) {
    long behind = app.ledger().changes().last() - app.index().sequence();
    findings.add(
        new Finding(
            "index",
            true,
            behind <= 0
                ? "up to date with the ledger"
                : behind + " changes behind the ledger; it follows by itself"));
  }

  private static void disk(List<Finding> findings, App app) throws IOException {
    Files.createDirectories(app.settings().data());
    double free = Files.getFileStore(app.settings().data()).getUsableSpace() / 1e9;
    boolean enough = free > 1;
    findings.add(
        new Finding(
            "disk",
            enough,
            "%.1f GB free%s"
                .formatted(free, enough ? "" : "; make room, the database stops at 0")));
  }
}
