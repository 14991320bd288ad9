// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.reqcast.opening.Opening;
import org.reqcast.opening.OpeningState;

/** The openings, one document each. */
final class SqlOpenings implements Openings {
  private final Database database;
  private final InstantSource clock;

  /** What was read before: reading a document costs more than everything else of a quiet turn. */
  private volatile Map<String, Read> read = Map.of();

  private record Read(long changed, Opening opening) {}

  SqlOpenings(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public List<Opening> all() {
    return database.read(
        handle -> {
          Map<String, Long> now = new LinkedHashMap<>();
          handle
              .createQuery("SELECT id, changed FROM opening ORDER BY id")
              .map((row, context) -> now.put(row.getString(1), row.getLong(2)))
              .list();
          Map<String, Read> known = read;
          List<String> stale =
              now.entrySet().stream()
                  .filter(it -> !isOf(known, it))
                  .map(Map.Entry::getKey)
                  .toList();
          Map<String, Read> next = stale.isEmpty() ? known : new HashMap<>(known);
          if (!stale.isEmpty()) {
            read(handle, stale, next);
            next.keySet().retainAll(now.keySet());
            read = next;
          }
          return now.keySet().stream()
              .map(id -> Objects.requireNonNull(next.get(id)).opening())
              .toList();
        });
  }

  private static boolean isOf(Map<String, Read> known, Map.Entry<String, Long> now) {
    Read one = known.get(now.getKey());
    return one != null && one.changed() == now.getValue();
  }

  private static void read(Handle handle, List<String> ids, Map<String, Read> into) {
    handle
        .createQuery(
            "SELECT id, changed, body FROM opening"
                + " WHERE id IN (SELECT value FROM json_each(:ids))")
        .bind("ids", Documents.array(ids))
        .map(
            (row, context) ->
                into.put(
                    row.getString(1),
                    new Read(row.getLong(2), Documents.opening(row.getString(3)))))
        .list();
  }

  @Override
  public Optional<Opening> find(String id) {
    return database.read(handle -> find(handle, id));
  }

  @Override
  public boolean keep(Opening opening) {
    return database.write(handle -> keep(handle, opening));
  }

  @Override
  public Optional<Opening> move(String id, OpeningState state, String happened) {
    return database.write(handle -> find(handle, id).map(it -> moved(handle, it, state, happened)));
  }

  private Opening moved(Handle handle, Opening opening, OpeningState state, String happened) {
    opening
        .state()
        .refusal(state)
        .ifPresent(
            why -> {
              throw new IllegalStateException(opening.id() + " " + why);
            });
    Opening moved = opening.in(state);
    if (state != opening.state()) {
      put(handle, moved);
      event(handle, moved, happened);
    }
    return moved;
  }

  @Override
  public List<String> expire(LocalDate today) {
    String over =
        """
        SELECT body FROM opening
        WHERE state IN ('APPROVED', 'OPEN', 'ON_HOLD') AND json_extract(body, '$.ends') < :today
        ORDER BY id
        """;
    // Most days nothing ends, and then the writer is not needed.
    if (database.read(handle -> over(handle, over, today)).isEmpty()) {
      return List.of();
    }
    return database.write(
        handle -> {
          List<Opening> ended = over(handle, over, today);
          ended.forEach(
              it ->
                  moved(
                      handle,
                      it,
                      OpeningState.EXPIRED,
                      "Its last day, " + it.ends() + ", is past"));
          return ended.stream().map(Opening::id).toList();
        });
  }

  private static List<Opening> over(Handle handle, String query, LocalDate today) {
    return handle
        .createQuery(query)
        .bind("today", today.toString())
        .mapTo(String.class)
        .map(Documents::opening)
        .list();
  }

  @Override
  public List<Event> history(String id) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM opening_event WHERE opening = :id ORDER BY id")
                .bind("id", id)
                .map(
                    (row, context) ->
                        new Event(
                            Micros.time(row, "at"),
                            OpeningState.valueOf(row.getString("state")),
                            row.getString("happened")))
                .list());
  }

  private static Optional<Opening> find(Handle handle, String id) {
    return handle
        .createQuery("SELECT body FROM opening WHERE id = :id")
        .bind("id", id)
        .mapTo(String.class)
        .findOne()
        .map(Documents::opening);
  }

  private boolean keep(Handle handle, Opening opening) {
    Optional<Opening> before = find(handle, opening.id());
    boolean changed = put(handle, opening);
    if (before.isEmpty()) {
      event(handle, opening, "Added");
    } else if (before.get().state() != opening.state()) {
      event(handle, opening, "Changed, and with it its state");
    } else if (changed) {
      event(handle, opening, "Changed");
    }
    return changed;
  }

  private void event(Handle handle, Opening opening, String happened) {
    handle
        .createUpdate(
            """
            INSERT INTO opening_event (opening, at, state, happened)
            VALUES (:id, :now, :state, :happened)
            """)
        .bind("id", opening.id())
        .bind("now", Micros.of(clock.instant()))
        .bind("state", opening.state().name())
        .bind("happened", happened)
        .execute();
  }

  private boolean put(Handle handle, Opening opening) {
    return handle
            .createUpdate(
                """
                INSERT INTO opening (id, state, body, changed) VALUES (:id, :state, :body, :now)
                ON CONFLICT (id) DO UPDATE SET state = :state, body = :body,
                  changed = MAX(:now, changed + 1)
                WHERE body <> :body
                """)
            .bind("id", opening.id())
            .bind("state", opening.state().name())
            .bind("body", Documents.of(opening))
            .bind("now", Micros.of(clock.instant()))
            .execute()
        > 0;
  }
}
