// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The postings, their leases and their events. */
final class SqlPostings implements Postings {
  private static final String COLUMNS =
      "id, opening, place, account, state, revision, remote_id, remote_link, due, leased,"
          + " lease_until, attempts, looks, reason, since, changed, share, placed, looked,"
          + " task, renewed";

  private final Database database;
  private final InstantSource clock;
  private final PostingTexts texts;

  SqlPostings(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.texts = new PostingTexts(clock);
  }

  @Override
  public List<Text> texts(String id) {
    return database.read(handle -> texts.of(handle, id));
  }

  @Override
  public List<PostingRow> of(String account) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + COLUMNS
                        + " FROM posting WHERE account = :account ORDER BY since, id")
                .bind("account", account)
                .map((row, context) -> row(row))
                .list());
  }

  @Override
  public List<PostingRow> all() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT " + COLUMNS + " FROM posting ORDER BY since, id")
                .map((row, context) -> row(row))
                .list());
  }

  @Override
  public Optional<PostingRow> find(String id) {
    return database.read(handle -> find(handle, id));
  }

  private static Optional<PostingRow> find(Handle handle, String id) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM posting WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> row(row))
        .findOne();
  }

  @Override
  public void plan(Collection<PostingRow> rows) {
    // A power cut in between would lose nothing but time; a transaction for each would cost it.
    database.change(handle -> rows.forEach(row -> plan(handle, row)));
  }

  private void plan(Handle handle, PostingRow row) {
    int made =
        handle
            .createUpdate(
                """
                INSERT INTO posting (id, opening, place, account, state, revision, remote_id,
                  remote_link, due, attempts, looks, reason, since, changed, share)
                VALUES (:id, :opening, :place, :account, :state, :revision, :remoteId,
                  :remoteLink, :due, :attempts, :looks, :reason, :since, :changed, :share)
                ON CONFLICT (id) DO NOTHING
                """)
            .bind("id", row.id())
            .bind("opening", row.opening())
            .bind("place", row.place())
            .bind("account", row.account())
            .bind("state", row.state().name())
            .bind("revision", row.revision())
            .bind("remoteId", row.remoteId())
            .bind("remoteLink", row.remoteLink())
            .bind("due", Micros.of(row.due()))
            .bind("attempts", row.attempts())
            .bind("looks", row.looks())
            .bind("reason", row.reason())
            .bind("since", Micros.of(row.since()))
            .bind("changed", Micros.of(row.changed()))
            .bind("share", row.share())
            .execute();
    if (made > 0) {
      event(handle, row.id(), row.state(), "planned");
    }
  }

  @Override
  public Optional<PostingRow> lease(String id, PostingState expected, Duration howLong) {
    return take(id, expected, howLong, Micros.of(clock.instant()));
  }

  @Override
  public Optional<PostingRow> claim(String id, PostingState expected, Duration howLong) {
    return take(id, expected, howLong, Long.MAX_VALUE);
  }

  private Optional<PostingRow> take(
      String id, PostingState expected, Duration howLong, long dueBy) {
    return database.write(
        handle -> {
          long now = Micros.of(clock.instant());
          int taken =
              handle
                  .createUpdate(
                      """
                      UPDATE posting
                      SET leased = 1, lease_until = MAX(:until, COALESCE(lease_until, 0) + 1)
                      WHERE id = :id AND state = :state AND due <= :dueBy
                        AND (leased = 0 OR lease_until <= :now)
                      """)
                  .bind("id", id)
                  .bind("state", expected.name())
                  .bind("now", now)
                  .bind("dueBy", dueBy)
                  .bind("until", now + howLong.toNanos() / 1000)
                  .execute();
          return taken == 0 ? Optional.empty() : find(handle, id);
        });
  }

  @Override
  public boolean write(PostingRow row, String happened, @Nullable Text text) {
    return write(row, happened, text, 0);
  }

  @Override
  public boolean intend(PostingRow row, @Nullable Text text) {
    return write(row, row.state().intent(), text, 1);
  }

  private boolean write(PostingRow row, String happened, @Nullable Text text, int leased) {
    return database.write(
        handle -> {
          int written =
              handle
                  .createUpdate(
                      """
                      UPDATE posting
                      SET changed = CASE WHEN state = :state THEN changed ELSE :now END,
                        state = :state, revision = :revision,
                        remote_id = CASE WHEN :anew THEN :remoteId
                          ELSE COALESCE(:remoteId, remote_id) END,
                        remote_link = CASE WHEN :anew THEN :remoteLink
                          ELSE COALESCE(:remoteLink, remote_link) END,
                        due = :due, attempts = :attempts, looks = :looks, reason = :reason,
                        leased = :leased, looked = COALESCE(:looked, looked),
                        task = :task, renewed = :renewed,
                        placed = CASE WHEN :anew THEN NULL
                          WHEN :stands THEN COALESCE(placed, :now) ELSE placed END
                      WHERE id = :id AND leased = 1 AND lease_until = :lease
                      """)
                  .bind("id", row.id())
                  .bind("state", row.state().name())
                  .bind("revision", row.revision())
                  .bind("remoteId", row.remoteId())
                  .bind("remoteLink", row.remoteLink())
                  .bind("due", Micros.of(row.due()))
                  .bind("attempts", row.attempts())
                  .bind("looks", row.looks())
                  .bind("reason", row.reason())
                  .bind("anew", anew(row, leased) ? 1 : 0)
                  .bind("leased", leased)
                  .bind("looked", Micros.orNull(row.looked()))
                  .bind("task", row.task())
                  .bind("renewed", Micros.orNull(row.renewed()))
                  .bind("stands", stands(row.state()) ? 1 : 0)
                  .bind("lease", Micros.orNull(row.leaseUntil()))
                  .bind("now", Micros.of(clock.instant()))
                  .execute();
          if (written > 0 && !happened.isEmpty()) {
            event(handle, row.id(), row.state(), happened);
          }
          if (written > 0 && text != null) {
            texts.keep(handle, row.id(), text);
          }
          return written > 0;
        });
  }

  private static boolean anew(PostingRow row, int leased) {
    return row.state() == PostingState.TO_PLACE
        || (leased == 1 && row.state() == PostingState.SENDING);
  }

  private static boolean stands(PostingState state) {
    return state == PostingState.LIVE || state == PostingState.ACCEPTED;
  }

  @Override
  public int endLeases() {
    return database.write(
        handle -> handle.execute("UPDATE posting SET leased = 0 WHERE leased = 1"));
  }

  @Override
  public List<Instant> requests(String account, Instant from) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT e.at FROM posting_event e JOIN posting p ON p.id = e.posting
                    WHERE e.at >= :from AND p.account = :account AND e.happened IN (<intents>)
                    ORDER BY e.at
                    """)
                .bind("from", Micros.of(from))
                .bind("account", account)
                .bindList("intents", PostingState.intents())
                .map((row, context) -> Micros.time(row, "at"))
                .list());
  }

  @Override
  public List<Instant> sent(String account, Instant from) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT e.at FROM posting_event e JOIN posting p ON p.id = e.posting
                    WHERE e.state = 'SENDING' AND e.at >= :from AND p.account = :account
                      AND COALESCE(
                        (SELECT n.state FROM posting_event n
                         WHERE n.posting = e.posting AND n.id > e.id ORDER BY n.id LIMIT 1), '')
                        NOT IN ('DEFERRED', 'REJECTED', 'REAUTHORIZE')
                    ORDER BY e.at
                    """)
                .bind("from", Micros.of(from))
                .bind("account", account)
                .map((row, context) -> Micros.time(row, "at"))
                .list());
  }

  private void event(Handle handle, String id, PostingState state, String happened) {
    handle
        .createUpdate(
            """
            INSERT INTO posting_event (posting, at, state, happened)
            VALUES (:id, :now, :state, :happened)
            """)
        .bind("id", id)
        .bind("now", Micros.of(clock.instant()))
        .bind("state", state.name())
        .bind("happened", happened)
        .execute();
  }

  @Override
  public List<Event> history(String id) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM posting_event WHERE posting = :id ORDER BY id")
                .bind("id", id)
                .map(
                    (row, context) ->
                        new Event(
                            Micros.time(row, "at"),
                            PostingState.valueOf(row.getString("state")),
                            row.getString("happened")))
                .list());
  }

  /** By number: a driver looks each name up in all columns, row by row. */
  private static PostingRow row(ResultSet row) throws SQLException {
    return new PostingRow(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        PostingState.valueOf(row.getString(5)),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        Micros.time(row.getLong(9)),
        row.getInt(10) == 1 ? timeOrNull(row, 11) : null,
        row.getInt(12),
        row.getInt(13),
        row.getString(14),
        Micros.time(row.getLong(15)),
        Micros.time(row.getLong(16)),
        row.getInt(17),
        timeOrNull(row, 18),
        timeOrNull(row, 19),
        row.getString(20),
        timeOrNull(row, 21));
  }

  private static @Nullable Instant timeOrNull(ResultSet row, int column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() ? null : Micros.time(micros);
  }
}
