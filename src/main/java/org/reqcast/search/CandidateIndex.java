// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.reqcast.ledger.Ledger;
import org.reqcast.skill.Taxonomy;

/** The index: a view of the ledger that can be deleted at any time. Safe for many threads. */
public interface CandidateIndex extends AutoCloseable {

  /**
   * Opens the index in a folder; an index of another schema or taxonomy version is rebuilt.
   *
   * @param folder made if absent; holds nothing but the index
   */
  static CandidateIndex open(Path folder, Fields fields, Taxonomy taxonomy, Ledger ledger) {
    return new LuceneIndex(folder, fields, taxonomy, ledger);
  }

  /** Takes in everything that the ledger changed since; returns how many candidates. */
  int follow();

  /** Builds a new index from the ledger and puts it in place of this one. */
  void rebuild(Consumer<Integer> progress);

  /** The ledger sequence number that searches see. */
  long sequence();

  Found find(Search search);

  /** What recruiters can filter by, and how it is called. */
  Fields fields();

  /** A digest of everything indexed, equal for equal views whatever the order of arrival. */
  String digest();

  @Override
  void close();
}
