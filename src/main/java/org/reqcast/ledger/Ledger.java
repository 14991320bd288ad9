// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

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
    return SqlLedger.open(folder, clock);
  }

  Openings openings();

  Postings postings();

  People people();

  Runs runs();

  Changes changes();

  /** Checks the whole database; a sentence for each thing that is wrong. */
  List<String> faults();

  /** Size on disk. */
  long bytes();

  @Override
  void close();
}
