// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.reqcast.opening.Opening;
import org.reqcast.opening.OpeningState;

/** The openings, one document each. */
final class SqlOpenings implements Openings {
  private final Database database;
  private final InstantSource clock;

  SqlOpenings(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public List<Opening> all() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT body FROM opening ORDER BY id")
                .mapTo(String.class)
                .map(Documents::opening)
                .list());
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
  public Optional<Opening> move(String id, OpeningState state) {
    return database.write(
        handle -> {
          Optional<Opening> moved = find(handle, id).map(opening -> opening.in(state));
          moved.ifPresent(opening -> keep(handle, opening));
          return moved;
        });
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
    return handle
            .createUpdate(
                """
                INSERT INTO opening (id, state, body, changed) VALUES (:id, :state, :body, :now)
                ON CONFLICT (id) DO UPDATE SET state = :state, body = :body, changed = :now
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
