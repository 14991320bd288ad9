// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Duration;
import java.util.Optional;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdHabits;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Poster.Look;
import org.reqcast.connector.Poster.Sureness;
import org.reqcast.connector.Remedy;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;

/** Places new ads and brings standing ones up to date. */
final class Sending {
  private static final Duration SELDOM = Duration.ofHours(1);

  private static final String REPEATED = "; will be repeated.";
  private static final String PERHAPS_TOLD =
      "Nobody knows whether the message that tells of the last change arrived; it is not sent twice.";

  private final Board board;
  private final Desk desk;
  private final AdHabits.Removed removed;

  Sending(Board board, Desk desk, AdHabits.Removed removed) {
    this.board = board;
    this.desk = desk;
    this.removed = removed;
  }

  /** Places an ad that, as far as anybody knows, does not stand. */
  void create(PostingRow row, Wish wish) {
    String revision = wish.target(row).toString();
    Optional<Look.Stands> found = Optional.empty();
    if (board.sureness() == Sureness.LOOK) {
      try {
        found = standing(wish.ad(revision, row));
      } catch (ConnectorException e) {
        desk.failed(row, e, it -> notYet(it, revision, e));
        return;
      }
    }
    if (found.isEmpty()) {
      send(row, wish, revision, false);
      return;
    }
    String stands = row.attempts() > 0 ? row.revision() : unread(wish.target(row));
    found(desk.draft(row, PostingState.LIVE).revision(stands), found.get().ad());
  }

  /** Sends once more, under the same key, an ad that may stand already. */
  void again(PostingRow row, Wish wish) {
    send(row, wish, row.revision(), true);
  }

  private void send(PostingRow row, Wish wish, String revision, boolean mayStand) {
    PostingRow sending =
        desk.draft(row, PostingState.SENDING)
            .revision(revision)
            .ad(null)
            .renewed(null)
            .attempt()
            .row();
    if (!desk.intend(sending, board.text(wish.ad(revision, row)))) {
      return;
    }
    try {
      record(sending, board.post(wish.ad(revision, row)), mayStand, "posted", "Placed");
    } catch (ConnectorException e) {
      desk.failed(sending, e, it -> mayStand ? stillUnknown(it) : putOff(it, e));
    }
  }

  /** Makes a standing ad say what it should say. */
  void update(PostingRow row, Wish wish) {
    change(row, wish, false);
  }

  /** Makes the board keep a standing ad for another while. */
  void renew(PostingRow row, Wish wish) {
    change(row, wish, true);
  }

  private void change(PostingRow row, Wish wish, boolean renewed) {
    if (board.changeTells() && row.state() == PostingState.UPDATING && wasBrokenOff(row)) {
      desk.write(
          desk.draft(row, PostingState.LIVE).settled().reason(PERHAPS_TOLD),
          "unanswered",
          "Broken off while the change was told; it is not told twice");
      return;
    }
    String revision = wish.target(row).toString();
    Ad ad = wish.ad(revision, row);
    AdRef standing;
    try {
      standing = standing(board, row, ad);
    } catch (ConnectorException e) {
      desk.failed(row, e, it -> updateLater(it, e).revision(revision).attempt());
      return;
    }
    PostingRow updating =
        desk.draft(row, PostingState.UPDATING).revision(revision).ad(standing).attempt().row();
    if (!desk.intend(updating, board.text(ad))) {
      return;
    }
    try {
      if (renewed) {
        renewed(updating, board.renew(ad, standing));
      } else {
        record(updating, board.update(ad, standing), false, "updated", "Brought up to date");
      }
    } catch (ConnectorException e) {
      desk.failed(updating, e, it -> updateLater(it, e));
    }
  }

  private void renewed(PostingRow row, Posted posted) {
    if (posted instanceof Posted.Gone over && removed == AdHabits.Removed.LEAVE) {
      // Another while may cost again, so a person decides about it.
      desk.write(
          desk.draft(row, PostingState.REJECTED)
              .settled()
              .looks(Planner.ENOUGH_LOOKS)
              .reason(over.why()),
          "removed",
          "Its time on the board is over: " + over.why());
      return;
    }
    // What the board only works on counts from now, or it would be renewed again at once.
    boolean taken = posted instanceof Posted.Live || posted instanceof Posted.UnderWay;
    PostingRow from = taken ? desk.draft(row, row.state()).renewed(desk.now()).row() : row;
    record(from, posted, false, "renewed", "Renewed");
  }

  /** Whether the program ended after a request was written down and before its answer was. */
  static boolean wasBrokenOff(PostingRow row) {
    return row.attempts() > 0 && row.reason().isEmpty();
  }

  private void found(Draft live, AdRef ad) {
    desk.write(live.ad(ad).settled(), "found", "Found standing" + at(ad));
  }

  // Nobody knows which content stands, so the next pass brings it up to date.
  private static String unread(Revision revision) {
    return new Revision("", revision.round()).toString();
  }

  void record(PostingRow row, Posted posted, boolean mayStand, String count, String done) {
    switch (posted) {
      case Posted.Live live ->
          desk.write(
              desk.draft(row, PostingState.LIVE).ad(live.ad()).settled(),
              count,
              done + at(live.ad()));
      case Posted.Stood stood ->
          found(
              desk.draft(row, PostingState.LIVE).revision(unread(Revision.parse(row.revision()))),
              stood.ad());
      case Posted.Accepted accepted ->
          desk.write(
              desk.draft(row, PostingState.ACCEPTED)
                  .ad(accepted.ad())
                  .settled()
                  .due(desk.now().plus(board.settle()))
                  .reason("The board works on it."),
              "accepted",
              "Accepted by the board, which works on it");
      case Posted.UnderWay working ->
          desk.write(
              desk.draft(row, PostingState.ACCEPTED)
                  .task(working.task())
                  .settled()
                  .looks(mayStand ? Planner.ENOUGH_LOOKS : 0)
                  .due(desk.now().plus(board.settle()))
                  .reason("The board works on it."),
              "accepted",
              "Accepted by the board, which works on it");
      case Posted.Gone gone -> gone(row, gone);
      case Posted.Refused refused ->
          // What was sent before under this key may stand all the same.
          desk.refused(
              mayStand
                  ? stillUnknown(row).due(desk.now().plus(SELDOM))
                  : desk.draft(row, PostingState.REJECTED).settled(),
              refused);
      case Posted.Unanswered lost -> unanswered(row, lost);
    }
  }

  // Once it counts as closed, the next pass places it anew, under a key of its own.
  private void gone(PostingRow row, Posted.Gone gone) {
    Draft draft =
        removed == AdHabits.Removed.ANEW
            ? desk.draft(row, PostingState.CLOSED).settled()
            : desk.draft(row, PostingState.REJECTED).settled().looks(Planner.ENOUGH_LOOKS);
    desk.write(draft.reason(gone.why()), "gone", "Somebody else took it down: " + gone.why());
  }

  private void unanswered(PostingRow row, Posted.Unanswered lost) {
    String reason = "No answer (" + lost.why() + ")";
    if (row.state() != PostingState.UPDATING) {
      Draft unknown = desk.draft(row, PostingState.UNKNOWN).reason(reason + "; being looked for.");
      desk.unanswered(unknown.due(desk.now().plus(board.settle())), reason);
    } else if (board.changeTells()) {
      desk.unanswered(desk.draft(row, PostingState.LIVE).settled().reason(PERHAPS_TOLD), reason);
    } else {
      Draft updating = desk.draft(row, PostingState.UPDATING).reason(reason + REPEATED);
      desk.unanswered(updating.due(desk.now().plus(board.settle())), reason);
    }
  }

  /**
   * The name that a standing ad goes by: the one in the row, or, where an answer got lost, the one
   * on the board, because some boards give a new name with every edit.
   */
  static AdRef standing(Board board, PostingRow row, Ad ad) throws ConnectorException {
    AdRef known = named(row);
    if (row.attempts() == 0 || board.sureness() == Sureness.NOTHING) {
      return known;
    }
    return board.look(ad) instanceof Look.Stands stands ? stands.ad() : known;
  }

  /** The name that the row knows the ad by. */
  static AdRef named(PostingRow row) {
    return new AdRef(row.remoteId() == null ? row.id() : row.remoteId(), row.remoteLink());
  }

  private Optional<Look.Stands> standing(Ad ad) throws ConnectorException {
    return board.look(ad) instanceof Look.Stands stands ? Optional.of(stands) : Optional.empty();
  }

  Draft stillUnknown(PostingRow row) {
    return desk.draft(row, PostingState.UNKNOWN).looks(Planner.ENOUGH_LOOKS);
  }

  // A closed posting stays closed, and keeps the name of its old ad, until the new one is sent.
  private Draft notYet(PostingRow row, String revision, ConnectorException trouble) {
    return row.state() == PostingState.CLOSED
        ? desk.draft(row, PostingState.CLOSED).attempt()
        : putOff(row, trouble).revision(revision).attempt();
  }

  Draft putOff(PostingRow row, ConnectorException trouble) {
    return desk.draft(
        row,
        trouble.remedy() == Remedy.RECONFIGURE ? PostingState.REAUTHORIZE : PostingState.DEFERRED);
  }

  Draft updateLater(PostingRow row, ConnectorException trouble) {
    return desk.draft(
        row,
        trouble.remedy() == Remedy.RECONFIGURE ? PostingState.REAUTHORIZE : PostingState.UPDATING);
  }

  static String at(AdRef ad) {
    return ad.link() == null ? " as " + ad.id() : " at " + ad.link();
  }
}
