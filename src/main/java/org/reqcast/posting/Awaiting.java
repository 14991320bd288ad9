// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Progress;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Withdrawn;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;

/** Asks what came of things that a board said it would work on. */
final class Awaiting {
  private static final Duration SELDOM = Duration.ofHours(1);
  private static final String FORGOTTEN = "The board no longer knows what came of it";

  private static final Duration MOMENT = Duration.ofSeconds(30);

  private final Board board;
  private final Desk desk;
  private final Sending sending;
  private final Closing closing;

  Awaiting(Board board, Desk desk, Sending sending, Closing closing) {
    this.board = board;
    this.desk = desk;
    this.sending = sending;
    this.closing = closing;
  }

  /** Asks about the task of a leased row; {@code said} is what its ad says or is to say. */
  void ask(PostingRow row, Wish said, String task) {
    @Nullable AdRef standing =
        row.remoteId() == null ? null : new AdRef(row.remoteId(), row.remoteLink());
    Progress progress;
    try {
      progress = board.progress(said.ad(row.revision(), row), standing, task);
    } catch (ConnectorException e) {
      // Only asking failed: the board works on.
      desk.failed(row, e, it -> desk.draft(it, it.state()).task(task));
      return;
    }
    switch (progress) {
      case Progress.Working working ->
          desk.note(
              desk.draft(row, row.state())
                  .task(task)
                  .due(next(row, board.settle(), desk.now()))
                  .reason(row.reason()));
      case Progress.Ended ended -> ended(row, ended);
      case Progress.Failed failed -> failed(row, failed.why());
      case Progress.Forgotten forgotten -> forgotten(row);
    }
  }

  private void ended(PostingRow row, Progress.Ended ended) {
    if (row.state() != PostingState.CLOSING) {
      boolean placed = row.remoteId() == null;
      sending.record(
          row,
          ended.what(),
          mayStand(row),
          placed ? "posted" : "updated",
          placed ? "Placed" : "Brought up to date");
    } else if (ended.what() instanceof Posted.Refused refused) {
      failed(row, new ConnectorException(Remedy.REPAIR, refused.reason()));
    } else {
      closing.record(row, new Withdrawn.Gone(ended.says()));
    }
  }

  private void failed(PostingRow row, ConnectorException why) {
    desk.failed(row, why, it -> later(it, why));
  }

  private Draft later(PostingRow row, ConnectorException why) {
    if (row.state() == PostingState.CLOSING) {
      return desk.draft(row, PostingState.CLOSING).attempt();
    }
    if (row.remoteId() != null) {
      return sending.updateLater(row, why).renewed(kept(row)).attempt();
    }
    return mayStand(row) ? sending.stillUnknown(row) : sending.putOff(row, why).attempt();
  }

  /** Whether the ad was sent before under the same key, and nobody knows what came of that. */
  private static boolean mayStand(PostingRow row) {
    return row.remoteId() == null && row.looks() >= Planner.ENOUGH_LOOKS;
  }

  /** What was asked for may have happened or not: it is looked for, or asked for again. */
  private void forgotten(PostingRow row) {
    PostingState next =
        row.state() == PostingState.CLOSING
            ? PostingState.CLOSING
            : row.remoteId() == null ? PostingState.UNKNOWN : PostingState.UPDATING;
    desk.unanswered(
        desk.draft(row, next).renewed(kept(row)).attempt().reason(FORGOTTEN + "."), FORGOTTEN);
  }

  /** When it was last renewed: a renewal that was begun with this task and failed is still owed. */
  private static @Nullable Instant kept(PostingRow row) {
    Instant renewed = row.renewed();
    boolean owed = renewed != null && !renewed.isBefore(row.changed().minus(MOMENT));
    return owed ? null : renewed;
  }

  /** When to ask again: ever later, but at least once an hour. */
  static Instant next(PostingRow row, Duration settle, Instant now) {
    Duration half = Duration.between(row.changed(), now).dividedBy(2);
    Duration atLeast = half.compareTo(settle) < 0 ? settle : half;
    return now.plus(atLeast.compareTo(SELDOM) < 0 ? atLeast : SELDOM);
  }
}
