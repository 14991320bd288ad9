// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Poster.Look;
import org.reqcast.connector.Poster.Sureness;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;

/** Finds out whether an ad stands whose outcome nobody knows. */
final class Looking {
  private static final String FOR_A_PERSON =
      "Nobody can tell whether this ad stands, and it will not be sent again by itself:"
          + " look on the board, then say here whether it is there.";

  private final Board board;
  private final Desk desk;
  private final Sending sending;

  Looking(Board board, Desk desk, Sending sending) {
    this.board = board;
    this.desk = desk;
    this.sending = sending;
  }

  /**
   * Looks for the ad of a leased row.
   *
   * @param former what the ad says or said
   * @param wish null where it should not stand
   */
  void look(PostingRow row, Wish former, @Nullable Wish wish) {
    try {
      switch (board.look(former.ad(row.revision(), row))) {
        case Look.Stands stands ->
            desk.write(
                desk.draft(row, PostingState.LIVE).ad(stands.ad()).settled(),
                "found",
                "Found standing" + Sending.at(stands.ad()));
        case Look.Absent absent -> absent(row);
        case Look.CannotLook cannot -> cannotLook(row, wish);
      }
    } catch (ConnectorException e) {
      desk.failed(row, e, it -> desk.draft(it, waiting(it)));
    }
  }

  private void absent(PostingRow row) {
    if (row.state() == PostingState.ACCEPTED) {
      desk.write(
          desk.draft(row, PostingState.ACCEPTED).due(nextPoll(row)).reason(row.reason()),
          "awaited",
          "Not there yet");
      return;
    }
    int looks = row.looks() + 1;
    if (looks < Planner.ENOUGH_LOOKS) {
      desk.write(
          desk.draft(row, PostingState.UNKNOWN)
              .looks(looks)
              .due(desk.now().plus(board.settle()))
              .reason("Not there at the first look; a request may still be under way."),
          "missing",
          "Not there at the first look");
    } else if (board.sureness() == Sureness.NOTHING) {
      askPerson(row);
    } else {
      desk.write(
          desk.draft(row, PostingState.DEFERRED).looks(0).reason("It was not placed."),
          "missing",
          "Not there at the second look: it was not placed");
    }
  }

  private void cannotLook(PostingRow row, @Nullable Wish wish) {
    if (row.state() == PostingState.ACCEPTED) {
      desk.write(
          desk.draft(row, PostingState.LIVE)
              .settled()
              .reason("The board accepted it and does not show what became of it."),
          "posted",
          "Taken for placed: the board accepted it");
    } else if (board.sureness() == Sureness.KEY && wish != null) {
      sending.again(row, wish);
    } else {
      askPerson(row);
    }
  }

  private void askPerson(PostingRow row) {
    desk.write(
        desk.draft(row, PostingState.UNKNOWN).looks(Planner.ENOUGH_LOOKS).reason(FOR_A_PERSON),
        "unknown",
        "Waits for a person to look on the board");
  }

  private Instant nextPoll(PostingRow row) {
    return Awaiting.next(row, board.settle(), desk.now());
  }

  private static PostingState waiting(PostingRow row) {
    return row.state() == PostingState.ACCEPTED ? PostingState.ACCEPTED : PostingState.UNKNOWN;
  }
}
