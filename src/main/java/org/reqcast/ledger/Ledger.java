// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * The database: the truth. One handle for each thing it remembers; every write that matters to the
 * index appends to {@link Changes} in the same transaction.
 */
public interface Ledger extends AutoCloseable {

  /**
   * Opens the database in a folder, bringing its tables up to date.
   *
   * @param folder made if absent
   */
  static Ledger open(Path folder, InstantSource clock) {
    throw new IllegalStateException("unwritten: " + folder + clock);
  }

  Openings openings();

  Postings postings();

  People people();

  Runs runs();

  Changes changes();

  @Override
  void close();
}
