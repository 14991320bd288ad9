// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.reqcast.connector.AdHabits;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Poster.Look;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;

/** Looks now and then whether ads still stand that nobody has touched: one turn of it. */
final class Sweeping {
  private static final String REMOVED = "Removed by a moderator or the board, not by us";

  /** How long after the first look that found nothing the second one comes. */
  static final Duration LATER = Duration.ofHours(1);

  /** So many ads that vanish at once are not each taken down by a moderator. */
  private static final int A_FEW = 3;

  private final List<PostingRow> gone = new ArrayList<>();
  private long standing;
  private int missing;
  private final Eye eye;
  private final Desk desk;
  private final AdHabits.Removed removed;

  /** Looks at the ad of a row. */
  @FunctionalInterface
  interface Eye {
    Look look(PostingRow row, Wish wish) throws ConnectorException;
  }

  Sweeping(Board board, Desk desk, AdHabits.Removed removed) {
    this((row, wish) -> board.look(wish.ad(row.revision(), row)), desk, removed);
  }

  Sweeping(Eye eye, Desk desk, AdHabits.Removed removed) {
    this.eye = eye;
    this.desk = desk;
    this.removed = removed;
  }

  /**
   * Before a walk through the steps; the ads that were seen a while ago speak for the board too.
   */
  void begin(Collection<PostingRow> rows) {
    Instant lately = desk.now().minus(LATER.multipliedBy(2));
    standing =
        rows.stream()
            .filter(row -> row.state() == PostingState.LIVE && row.looks() == 0)
            .filter(row -> row.looked() != null && !row.looked().isBefore(lately))
            .count();
    missing = 0;
  }

  /** Looks at the ad of a leased row. */
  void sweep(PostingRow row, Wish wish) {
    try {
      switch (eye.look(row, wish)) {
        case Look.Stands stands -> {
          standing++;
          desk.note(seen(row).looks(0).ad(stands.ad()));
        }
        case Look.CannotLook cannot -> desk.note(seen(row).looks(0));
        case Look.Absent absent -> absent(row);
      }
    } catch (ConnectorException e) {
      desk.unseen(desk.draft(row, PostingState.LIVE).reason(row.reason()).looked(), e);
    }
  }

  private Draft seen(PostingRow row) {
    return desk.draft(row, PostingState.LIVE).reason(row.looks() > 0 ? "" : row.reason()).looked();
  }

  private void absent(PostingRow row) {
    int looks = row.looks() + 1;
    // A list may be empty while a board rebuilds it: once is not enough, nor twice in a minute.
    if (looks < Planner.ENOUGH_LOOKS) {
      missing++;
      again(row, looks, "Not found at the last look; looked for once more.");
    } else {
      gone.add(row);
    }
  }

  private void again(PostingRow row, int looks, String reason) {
    desk.note(
        desk.draft(row, PostingState.LIVE).looks(looks).due(desk.now().plus(LATER)).reason(reason));
  }

  /**
   * Believes what was not found twice, unless the board shows so little of ours that it is rather
   * the board's list that is broken.
   */
  void end() {
    boolean incredible = gone.size() >= A_FEW && gone.size() + missing > standing;
    for (PostingRow row : gone) {
      if (incredible) {
        again(
            row,
            Planner.ENOUGH_LOOKS - 1,
            "Not found, like %d ads in all that were looked at: the board may show its list wrongly."
                    .formatted(gone.size() + missing)
                + " Left as it is; look on the board, then say here whether it is there.");
      } else {
        removed(row);
      }
    }
    gone.clear();
  }

  private void removed(PostingRow row) {
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
