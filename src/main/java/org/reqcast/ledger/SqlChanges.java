// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The sequence of changes: numbered by the single writer, so their order is what readers see. */
final class SqlChanges implements Changes {
  private final Database database;

  SqlChanges(Database database) {
    this.database = database;
  }

  @Override
  public long last() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT COALESCE(MAX(sequence), 0) FROM change")
                .mapTo(Long.class)
                .one());
  }

  @Override
  public List<Change> after(long sequence, int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT sequence, candidate FROM change WHERE sequence > :sequence
                    ORDER BY sequence LIMIT :most
                    """)
                .bind("sequence", sequence)
                .bind("most", most)
                .map(
                    (row, context) ->
                        new Change(row.getLong("sequence"), CandidateId.text(row.getLong(2))))
                .list());
  }

  /** Appends a change for each candidate, inside the writer's transaction. */
  static void append(Handle handle, Collection<Long> candidates) {
    if (candidates.isEmpty()) {
      return;
    }
    Counter numbers = Counter.open(handle, "change");
    PreparedBatch batch =
        handle.prepareBatch("INSERT OR REPLACE INTO change (sequence, candidate) VALUES (?, ?)");
    for (long candidate : candidates) {
      batch.bind(0, numbers.next()).bind(1, candidate).add();
    }
    batch.execute();
    numbers.save();
  }
}
