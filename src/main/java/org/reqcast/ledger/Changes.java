// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.util.List;

/** The ordered sequence of what changed, which the index follows. */
public interface Changes {

  /** The newest sequence number; 0 where nothing ever changed. */
  long last();

  /**
   * The next changes after a sequence number, in order, at most {@code most}. Of several changes of
   * one candidate only the newest is kept. A change that is not visible yet never gets a lower
   * number than one that is.
   */
  List<Change> after(long sequence, int most);

  /** A candidate that is new, changed or gone. */
  record Change(long sequence, String candidate) {}
}
