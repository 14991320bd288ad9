// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

/** Gathers profiles from one source. Keeps no state: the ledger remembers the cursor. */
@FunctionalInterface
public interface Collector {

  /**
   * Returns what is new since the cursor, at most {@code most} profiles. An empty batch means that
   * there is nothing yet.
   *
   * @param from where the last batch ended; {@link Batch#START} at first
   */
  Batch collect(String from, int most) throws ConnectorException, InterruptedException;
}
