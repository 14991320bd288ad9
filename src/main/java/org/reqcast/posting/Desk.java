// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Remedy;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.reqcast.ledger.Postings;

/** Where an errand takes a posting from and brings what became of it to. */
final class Desk {
  private final Postings postings;
  private final InstantSource clock;
  private final Duration lease;
  private final Backoff backoff;
  private final Tally tally;

  Desk(Postings postings, InstantSource clock, Duration lease, Backoff backoff, Tally tally) {
    this.postings = postings;
    this.clock = clock;
    this.lease = lease;
    this.backoff = backoff;
    this.tally = tally;
  }

  Instant now() {
    return clock.instant();
  }

  /** The row, for us alone; empty where somebody else was faster. */
  Optional<PostingRow> take(PostingRow row) {
    return postings.lease(row.id(), row.state(), lease);
  }

  Draft draft(PostingRow row, PostingState state) {
    return new Draft(row, state, now());
  }

  /** Puts on disk what is about to be sent; false where the posting is no longer ours. */
  boolean intend(PostingRow row) {
    return postings.intend(row);
  }

  /** As above, and keeps what is being sent. */
  boolean intend(PostingRow row, Postings.@Nullable Text text) {
    return postings.intend(row, text);
  }

  void write(Draft draft, String count, String happened) {
    PostingRow row = draft.row();
    if (postings.write(row, happened)) {
      tally.count(count, name(row) + ": " + happened);
    }
  }

  /** As above, and keeps what a person is asked to bring onto the board. */
  void write(Draft draft, String count, String happened, Postings.Text text) {
    PostingRow row = draft.row();
    if (postings.write(row, happened, text)) {
      tally.count(count, name(row) + ": " + happened);
    }
  }

  /** Writes down what is no news. */
  void note(Draft draft) {
    postings.write(draft.row(), "");
  }

  void unanswered(Draft draft, String happened) {
    PostingRow row = draft.row();
    if (postings.write(row, happened)) {
      tally.unanswered(name(row) + ": " + happened);
    }
  }

  void refused(Draft draft, Posted.Refused refused) {
    String reason = (refused.field() == null ? "" : refused.field() + ": ") + refused.reason();
    PostingRow row = draft.reason(reason).row();
    String happened = "Refused: " + reason;
    if (postings.write(row, happened)) {
      tally.refused(name(row) + ": " + happened);
    }
  }

  /** A standing ad that could not be looked at is none the worse for it. */
  void unseen(Draft draft, ConnectorException trouble) {
    PostingRow row = draft.row();
    postings.write(row, "");
    tally.trouble(trouble, name(row) + ": " + trouble.getMessage());
  }

  /** Writes a posting back after a failure, to be tried again when the failure allows. */
  void failed(PostingRow row, ConnectorException trouble, Function<PostingRow, Draft> draft) {
    String message = String.valueOf(trouble.getMessage());
    // A credential is not mended by time: the account is paused until a person has acted.
    Instant due =
        trouble.remedy() == Remedy.RECONFIGURE
            ? now()
            : backoff.after(trouble, Math.max(1, row.attempts()), now());
    PostingRow next = draft.apply(row).due(due).reason(message).row();
    postings.write(next, message);
    tally.trouble(trouble, name(row) + ": " + message);
  }

  private static String name(PostingRow row) {
    return row.opening() + " at " + row.place();
  }
}
