// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import org.jspecify.annotations.Nullable;
import org.reqcast.ledger.PostingRow;

/**
 * One thing to do about one posting.
 *
 * @param row what the ledger knows; null where the posting is not planned yet
 * @param wish what should stand; null where nothing should
 */
record Step(Act act, String posting, @Nullable PostingRow row, @Nullable Wish wish) {

  /** What to do, in the order in which a turn does it. */
  enum Act {
    /** Find out whether the ad stands. */
    LOOK,
    /** Take the ad down. */
    CLOSE,
    /** Give up a posting that never stood. */
    DROP,
    UPDATE,
    CREATE,
    /** Send the same again, because the board forgets. */
    RENEW,
    /** See whether an ad that should stand still does. */
    SWEEP
  }
}
