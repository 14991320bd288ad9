// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Withdrawn;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;

/** Takes ads down. */
final class Closing {
  private static final String PERHAPS_TOLD =
      "It cannot be taken down, and nobody knows whether the message that says so arrived;"
          + " it is not sent twice.";

  private final Board board;
  private final Desk desk;

  Closing(Board board, Desk desk) {
    this.board = board;
    this.desk = desk;
  }

  /** Takes down the ad of a leased row; {@code former} is what it says. */
  void close(PostingRow row, Wish former) {
    if (board.withdrawalTells()
        && row.state() == PostingState.CLOSING
        && Sending.wasBrokenOff(row)) {
      desk.write(
          desk.draft(row, PostingState.CANNOT_CLOSE).settled().reason(PERHAPS_TOLD),
          "cannot-close",
          "Broken off while its end was told; it is not told twice");
      return;
    }
    Ad ad = former.ad(row.revision(), row);
    try {
      AdRef standing = Sending.standing(board, row, ad);
      PostingRow closing = desk.draft(row, PostingState.CLOSING).ad(standing).attempt().row();
      if (desk.intend(closing)) {
        record(closing, board.withdraw(ad, standing));
      }
    } catch (ConnectorException e) {
      desk.failed(row, e, it -> desk.draft(it, PostingState.CLOSING).attempt());
    }
  }

  void record(PostingRow row, Withdrawn withdrawn) {
    switch (withdrawn) {
      case Withdrawn.Gone gone ->
          desk.write(
              desk.draft(row, PostingState.CLOSED).settled().reason(gone.proof()),
              "closed",
              "Taken down: " + gone.proof());
      case Withdrawn.CannotClose cannot ->
          desk.write(
              desk.draft(row, PostingState.CANNOT_CLOSE).settled().reason(cannot.instead()),
              "cannot-close",
              "Cannot be taken down: " + cannot.instead());
      case Withdrawn.UnderWay working ->
          desk.write(
              desk.draft(row, PostingState.CLOSING)
                  .task(working.task())
                  .settled()
                  .due(desk.now().plus(board.settle()))
                  .reason("The board works on taking it down."),
              "accepted",
              "Accepted by the board, which works on taking it down");
      case Withdrawn.Unanswered lost -> {
        Draft next =
            board.withdrawalTells()
                ? desk.draft(row, PostingState.CANNOT_CLOSE).settled().reason(PERHAPS_TOLD)
                : desk.draft(row, PostingState.CLOSING)
                    .due(desk.now().plus(board.settle()))
                    .reason("No answer (" + lost.why() + "); will be repeated.");
        desk.unanswered(next, "No answer (" + lost.why() + ")");
      }
    }
  }

  /** Gives up a posting that does not stand. */
  void drop(PostingRow row) {
    desk.write(
        desk.draft(row, PostingState.CLOSED).settled().reason("It was never placed."),
        "dropped",
        "Given up before it was placed");
  }
}
