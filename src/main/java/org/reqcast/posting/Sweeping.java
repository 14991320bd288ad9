// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Duration;
import org.reqcast.connector.AdHabits;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Poster.Look;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;

/** Looks now and then whether ads still stand that nobody has touched. */
final class Sweeping {
  private static final String REMOVED = "Removed by a moderator or the board, not by us";

  /** How long after the first look that found nothing the second one comes. */
  static final Duration LATER = Duration.ofHours(1);

  private final Board board;
  private final Desk desk;
  private final AdHabits.Removed removed;

  Sweeping(Board board, Desk desk, AdHabits.Removed removed) {
    this.board = board;
    this.desk = desk;
    this.removed = removed;
  }

  /** Looks at the ad of a leased row. */
  void sweep(PostingRow row, Wish wish) {
    try {
      switch (board.look(wish.ad(row.revision(), row))) {
        case Look.Stands stands -> desk.note(seen(row).looks(0).ad(stands.ad()));
        case Look.CannotLook cannot -> desk.note(seen(row).looks(0));
        case Look.Absent absent -> absent(row);
      }
    } catch (ConnectorException e) {
      desk.failed(row, e, it -> desk.draft(it, PostingState.LIVE));
    }
  }

  private Draft seen(PostingRow row) {
    return desk.draft(row, PostingState.LIVE).reason(row.looks() > 0 ? "" : row.reason()).looked();
  }

  private void absent(PostingRow row) {
    int looks = row.looks() + 1;
    // A list may be empty while a board rebuilds it: once is not enough, nor twice in a minute.
    if (looks < Planner.ENOUGH_LOOKS) {
      desk.note(
          desk.draft(row, PostingState.LIVE)
              .looks(looks)
              .due(desk.now().plus(LATER))
              .reason("Not found at the last look; looked for once more."));
      return;
    }
    boolean anew = removed == AdHabits.Removed.ANEW;
    desk.write(
        desk.draft(row, anew ? PostingState.CLOSED : PostingState.REJECTED)
            .settled()
            .looks(anew ? 0 : Planner.ENOUGH_LOOKS)
            .looked()
            .reason(REMOVED + (anew ? "; placed anew." : "; left down.")),
        "removed",
        REMOVED);
  }
}
