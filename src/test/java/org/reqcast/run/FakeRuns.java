// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.run;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reqcast.ledger.Rest;
import org.reqcast.ledger.RunRow;
import org.reqcast.ledger.RunRow.Outcome;
import org.reqcast.ledger.Runs;

/** Runs and pauses in memory. */
public final class FakeRuns implements Runs {
  private final InstantSource clock;
  private final List<RunRow> rows = new ArrayList<>();
  private final Map<Long, List<String>> logs = new HashMap<>();
  private final Map<String, String> paused = new LinkedHashMap<>();
  private final Map<String, Rest> rests = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();
  private final Map<String, Instant> fruit = new HashMap<>();

  public FakeRuns(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized long begin(String schedule, String account, String what, Instant due) {
    long id = rows.size();
    Instant now = clock.instant();
    rows.add(
        new RunRow(
            id, schedule, account, what, due, now, null, Outcome.UNDER_WAY, Map.of(), "", ""));
    return id;
  }

  @Override
  public synchronized void log(long run, String line) {
    logs.computeIfAbsent(run, id -> new ArrayList<>()).add(line);
  }

  @Override
  public synchronized void end(
      long run, Outcome outcome, Map<String, Integer> counts, String remedy, String message) {
    RunRow row = rows.get((int) run);
    if (counts.values().stream().anyMatch(count -> count > 0)) {
      fruit.put(row.account(), clock.instant());
    }
    rows.set(
        (int) run,
        new RunRow(
            run,
            row.schedule(),
            row.account(),
            row.what(),
            row.due(),
            row.started(),
            clock.instant(),
            outcome,
            counts,
            remedy,
            message));
  }

  @Override
  public int abandonUnfinished() {
    return 0;
  }

  @Override
  public synchronized List<RunRow> latest(int most) {
    return rows.reversed().stream().limit(most).toList();
  }

  @Override
  public synchronized Optional<RunRow> find(long run) {
    return run < rows.size() ? Optional.of(rows.get((int) run)) : Optional.empty();
  }

  @Override
  public synchronized List<String> logOf(long run) {
    return List.copyOf(logs.getOrDefault(run, List.of()));
  }

  @Override
  public synchronized Optional<Instant> lastDue(String schedule) {
    return rows.stream()
        .filter(row -> row.schedule().equals(schedule))
        .map(RunRow::due)
        .max(Comparator.naturalOrder());
  }

  @Override
  public synchronized Optional<Instant> lastFruit(String account) {
    return Optional.ofNullable(fruit.get(account));
  }

  @Override
  public synchronized void pause(String what, String reason) {
    paused.put(what, reason);
  }

  @Override
  public synchronized void resume(String what) {
    paused.remove(what);
  }

  @Override
  public synchronized void ask(String schedule) {
    asked.add(schedule);
  }

  @Override
  public synchronized List<String> takeAsked() {
    List<String> taken = List.copyOf(asked);
    asked.clear();
    return taken;
  }

  @Override
  public synchronized Map<String, String> pauses() {
    return Map.copyOf(paused);
  }

  @Override
  public synchronized void rest(String account, Rest rest) {
    rests.put(account, rest);
  }

  @Override
  public synchronized void wake(String account) {
    rests.remove(account);
  }

  @Override
  public synchronized Map<String, Rest> rests() {
    return Map.copyOf(rests);
  }
}
