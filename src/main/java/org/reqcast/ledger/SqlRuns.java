// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The runs, their logs and the pauses. */
final class SqlRuns implements Runs {
  /** Counts that show that a board or source still gives or takes anything. */
  private static final Set<String> FRUIT =
      Set.of("posted", "updated", "closed", "fresh", "changed", "unchanged");

  private final Database database;
  private final InstantSource clock;

  SqlRuns(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public long begin(String schedule, String account, String what, Instant due) {
    return database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO run (schedule, account, what, due, started, outcome, counts, remedy,
                      message)
                    VALUES (:schedule, :account, :what, :due, :now, 'UNDER_WAY', '{}', '', '')
                    """)
                .bind("schedule", schedule)
                .bind("account", account)
                .bind("what", what)
                .bind("due", Micros.of(due))
                .bind("now", now())
                .executeAndReturnGeneratedKeys()
                .mapTo(Long.class)
                .one());
  }

  @Override
  public void log(long run, String line) {
    database.change(
        handle ->
            handle
                .createUpdate("INSERT INTO run_line (run, at, line) VALUES (:run, :now, :line)")
                .bind("run", run)
                .bind("now", now())
                .bind("line", line)
                .execute());
  }

  @Override
  public void end(
      long run,
      RunRow.Outcome outcome,
      Map<String, Integer> counts,
      String remedy,
      String message) {
    boolean fruit = FRUIT.stream().anyMatch(name -> counts.getOrDefault(name, 0) > 0);
    database.change(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE run SET ended = :now, outcome = :outcome, counts = :counts,
                      fruit = :fruit, remedy = :remedy, message = :message
                    WHERE id = :run
                    """)
                .bind("run", run)
                .bind("now", now())
                .bind("outcome", outcome.name())
                .bind("counts", Documents.of(counts))
                .bind("fruit", fruit ? 1 : 0)
                .bind("remedy", remedy)
                .bind("message", message)
                .execute());
  }

  @Override
  public int abandonUnfinished() {
    return database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE run SET ended = :now, outcome = 'ABANDONED',
                      message = 'The program ended before this run did.'
                    WHERE outcome = 'UNDER_WAY'
                    """)
                .bind("now", now())
                .execute());
  }

  @Override
  public Optional<RunRow> find(long run) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM run WHERE id = :run")
                .bind("run", run)
                .map((row, context) -> row(row))
                .findOne());
  }

  @Override
  public List<RunRow> latest(int most) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM run ORDER BY id DESC LIMIT :most")
                .bind("most", most)
                .map((row, context) -> row(row))
                .list());
  }

  @Override
  public List<String> logOf(long run) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT line FROM run_line WHERE run = :run ORDER BY id")
                .bind("run", run)
                .mapTo(String.class)
                .list());
  }

  @Override
  public Optional<Instant> lastDue(String schedule) {
    return newest(
        "SELECT MAX(due) AS at FROM run WHERE schedule = :name AND outcome <> 'PAUSED'", schedule);
  }

  @Override
  public Optional<Instant> lastFruit(String account) {
    return newest("SELECT MAX(ended) AS at FROM run WHERE account = :name AND fruit = 1", account);
  }

  private Optional<Instant> newest(String query, String name) {
    return database.read(
        handle ->
            handle
                .createQuery(query)
                .bind("name", name)
                .map((row, context) -> Optional.ofNullable(Micros.timeOrNull(row, "at")))
                .one());
  }

  @Override
  public void pause(String what, String reason) {
    database.change(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO pause (what, reason, since) VALUES (:what, :reason, :now)
                    ON CONFLICT (what) DO UPDATE SET reason = :reason
                    """)
                .bind("what", what)
                .bind("reason", reason)
                .bind("now", now())
                .execute());
  }

  @Override
  public void resume(String what) {
    database.change(handle -> handle.execute("DELETE FROM pause WHERE what = ?", what));
  }

  @Override
  public Map<String, String> pauses() {
    return database.read(
        handle -> {
          Map<String, String> pauses = new LinkedHashMap<>();
          handle
              .createQuery("SELECT what, reason FROM pause ORDER BY what")
              .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
              .forEach(pause -> pauses.put(pause.getKey(), pause.getValue()));
          return pauses;
        });
  }

  @Override
  public void rest(String account, Rest rest) {
    database.change(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO rest (account, until, failures, why)
                    VALUES (:account, :until, :failures, :why)
                    ON CONFLICT (account) DO UPDATE
                    SET until = :until, failures = :failures, why = :why
                    """)
                .bind("account", account)
                .bind("until", Micros.of(rest.until()))
                .bind("failures", rest.failures())
                .bind("why", rest.why())
                .execute());
  }

  @Override
  public void wake(String account) {
    database.change(handle -> handle.execute("DELETE FROM rest WHERE account = ?", account));
  }

  @Override
  public Map<String, Rest> rests() {
    return database.read(
        handle -> {
          Map<String, Rest> rests = new LinkedHashMap<>();
          handle
              .createQuery("SELECT account, until, failures, why FROM rest ORDER BY account")
              .map(
                  (row, context) ->
                      Map.entry(
                          row.getString("account"),
                          new Rest(
                              Micros.time(row, "until"),
                              row.getInt("failures"),
                              row.getString("why"))))
              .forEach(rest -> rests.put(rest.getKey(), rest.getValue()));
          return rests;
        });
  }

  @Override
  public void ask(String schedule) {
    database.change(
        handle ->
            handle.execute(
                "INSERT INTO asked (schedule, since) VALUES (?, ?) ON CONFLICT DO NOTHING",
                schedule,
                now()));
  }

  @Override
  public List<String> takeAsked() {
    String waiting = "SELECT schedule FROM asked ORDER BY since, schedule";
    // Reading first spares the writer a transaction every second for nothing.
    if (database.read(handle -> handle.createQuery(waiting).mapTo(String.class).list()).isEmpty()) {
      return List.of();
    }
    return database.write(
        handle -> {
          List<String> asked = handle.createQuery(waiting).mapTo(String.class).list();
          handle.execute("DELETE FROM asked");
          return asked;
        });
  }

  private long now() {
    return Micros.of(clock.instant());
  }

  private static RunRow row(ResultSet row) throws SQLException {
    return new RunRow(
        row.getLong("id"),
        row.getString("schedule"),
        row.getString("account"),
        row.getString("what"),
        Micros.time(row, "due"),
        Micros.time(row, "started"),
        Micros.timeOrNull(row, "ended"),
        RunRow.Outcome.valueOf(row.getString("outcome")),
        Documents.counts(row.getString("counts")),
        row.getString("remedy"),
        row.getString("message"));
  }
}
