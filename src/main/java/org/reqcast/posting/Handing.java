// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.util.Optional;
import org.reqcast.connector.Ad;
import org.reqcast.connector.ByHand;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Preview;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Sheet.Way;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what a person is asked to do; nothing stands or is gone because of that. */
final class Handing {
  private static final Logger LOG = LoggerFactory.getLogger(Handing.class);

  private final ByHand hand;
  private final Desk desk;

  Handing(ByHand hand, Desk desk) {
    this.hand = hand;
    this.desk = desk;
  }

  /** What a person is to bring onto the board, or why they cannot. */
  private record Prepared(Preview preview, Optional<Posted.Refused> refused) {}

  void place(PostingRow row, Wish wish) {
    String revision = wish.target(row).toString();
    boolean anew = row.state() == PostingState.TO_PLACE;
    bring(
        row,
        wish,
        asked(row, PostingState.TO_PLACE).revision(revision).ad(null).renewed(null),
        "A person is asked to place it by hand.",
        anew ? "The opening changed: asked a person to place it so" : "Asked a person to place it");
  }

  void change(PostingRow row, Wish wish) {
    if (row.state() != PostingState.TO_TAKE_DOWN
        && hand.sheet().change() instanceof Way.Cannot cannot) {
      desk.refused(
          desk.draft(row, PostingState.REJECTED).revision(wish.target(row).toString()).settled(),
          new Posted.Refused(cannot.why(), null));
      return;
    }
    boolean read = row.state() == PostingState.LIVE || row.state() == PostingState.TO_CHANGE;
    String stands =
        read ? row.revision() : new Revision("", Revision.parse(row.revision()).round()).toString();
    boolean back = row.state() == PostingState.TO_TAKE_DOWN;
    bring(
        row,
        wish,
        asked(row, PostingState.TO_CHANGE).revision(stands),
        back
            ? "Wanted again: a person is asked to see that it stands, and says this."
            : "A person is asked to change it by hand.",
        back ? "Wanted again: asked a person to see to it" : "Asked a person to change it");
  }

  void renew(PostingRow row, Wish wish) {
    bring(
        row,
        wish,
        asked(row, PostingState.TO_CHANGE),
        "Its time on the board is over: a person is asked to renew it there.",
        "Asked a person to renew it");
  }

  void takeDown(PostingRow row) {
    boolean maybe = row.remoteId() == null;
    if (!maybe && hand.sheet().takeDown() instanceof Way.Cannot cannot) {
      desk.write(
          desk.draft(row, PostingState.CANNOT_CLOSE).settled().reason(cannot.why()),
          "cannot-close",
          "Cannot be taken down: " + cannot.why());
      return;
    }
    desk.write(
        asked(row, PostingState.TO_TAKE_DOWN)
            .reason(
                maybe
                    ? "No longer wanted: a person is asked whether it was placed meanwhile."
                    : "A person is asked to take it down by hand."),
        "asked",
        maybe
            ? "Asked a person whether it was placed meanwhile"
            : "Asked a person to take it down");
  }

  void giveUp(PostingRow row) {
    boolean removed = row.remoteId() != null;
    desk.write(
        desk.draft(row, PostingState.CLOSED)
            .settled()
            .reason(removed ? row.reason() : "It was never placed."),
        removed ? "closed" : "dropped",
        removed ? "It was gone from the board already" : "Given up before it was placed");
  }

  void leave(PostingRow row) {
    desk.write(
        desk.draft(row, PostingState.LIVE).settled(),
        "updated",
        "It says what it should say again; nobody has to change it");
  }

  void remind(PostingRow row) {
    desk.write(
        desk.draft(row, row.state())
            .attempt()
            .task(row.task())
            .due(desk.now().plus(hand.sheet().remind()))
            .reason(row.reason()),
        "reminded",
        "Reminded: asked %d times".formatted(row.attempts() + 1));
  }

  private Draft asked(PostingRow row, PostingState state) {
    return desk.draft(row, state).settled().attempt().due(desk.now().plus(hand.sheet().remind()));
  }

  private void bring(PostingRow row, Wish wish, Draft draft, String reason, String happened) {
    String revision = wish.target(row).toString();
    try {
      Prepared prepared = prepared(wish.ad(revision, row));
      boolean mayBePlaced = row.state() == PostingState.TO_PLACE;
      if (prepared.refused().isPresent()
          && (mayBePlaced || row.state() == PostingState.TO_TAKE_DOWN)) {
        // Only the person who was asked knows what stands, so the question stays open.
        desk.write(
            draft
                .task(mayBePlaced ? row.task() : revision)
                .reason(
                    "The board would not take it as it now is (%s). Place or change nothing; say what stands there."
                        .formatted(prepared.refused().get().reason())),
            "asked",
            "Not to be brought there as it now is: " + prepared.refused().get().reason());
        return;
      }
      if (prepared.refused().isPresent()) {
        desk.refused(
            desk.draft(row, PostingState.REJECTED).revision(revision).settled(),
            prepared.refused().get());
        return;
      }
      desk.write(
          draft.task(revision).reason(reason),
          "asked",
          happened,
          AdText.of(revision, prepared.preview()));
    } catch (ConnectorException e) {
      desk.failed(row, e, it -> desk.draft(it, it.state()));
    }
  }

  private Prepared prepared(Ad ad) throws ConnectorException {
    try {
      return new Prepared(hand.preview(ad), hand.refusal(ad));
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("a connector broke while it prepared an ad", e);
      throw new ConnectorException(
          Remedy.REPAIR, "the connector broke while it prepared the ad", null, e);
    }
  }
}
