// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The postings and their history. Every change of a row appends an event in the same transaction.
 */
public interface Postings {
  List<PostingRow> of(String account);

  List<PostingRow> all();

  Optional<PostingRow> find(String id);

  /** Keeps new postings; does nothing about those whose ids exist. */
  void plan(Collection<PostingRow> rows);

  /**
   * Takes a posting for this process: only one caller at a time succeeds, and only where nobody
   * holds a lease and {@code due} has come. The lease ends by itself.
   *
   * @return the row as leased, or empty where somebody else was faster
   */
  Optional<PostingRow> lease(String id, PostingState expected, Duration howLong);

  /** Like {@link #lease}, whether it is due or not: for a person, whose word never waits. */
  Optional<PostingRow> claim(String id, PostingState expected, Duration howLong);

  /**
   * Writes a row back and ends the lease; {@code happened} is the event in words, and nothing is
   * appended where it is empty. A null remote id or link leaves the known one, but with {@code
   * TO_PLACE} forgets that of an earlier ad; {@code changed} is the ledger's to set.
   *
   * @param row with the {@code leaseUntil} of the lease
   * @return false where the lease was lost to somebody else meanwhile: nothing was written
   */
  default boolean write(PostingRow row, String happened) {
    return write(row, happened, null);
  }

  /** As above, and keeps in the same step what was sent; of each posting the newest few. */
  boolean write(PostingRow row, String happened, @Nullable Text text);

  /**
   * Like {@link #write}, but keeps the lease: what must be on disk before a request leaves. With
   * {@code SENDING} a null remote id or link forgets that of an earlier ad.
   *
   * @param row {@code SENDING}, {@code UPDATING} or {@code CLOSING}
   */
  default boolean intend(PostingRow row) {
    return intend(row, null);
  }

  /** As above, and keeps in the same step what is being sent. */
  boolean intend(PostingRow row, @Nullable Text text);

  /** What was sent for a posting, or what a person was asked to place: newest first. */
  List<Text> texts(String id);

  /** Ends every lease; called once at start, where no other process uses the ledger. */
  int endLeases();

  /**
   * When ads of an account were sent to be placed, from a moment on and in order, without those
   * that certainly were not placed. What was begun and never answered counts.
   */
  List<Instant> sent(String account, Instant from);

  /** When requests of an account that change something were about to leave, in order. */
  List<Instant> requests(String account, Instant from);

  /** What happened to a posting, oldest first. */
  List<Event> history(String id);

  /**
   * What an ad said at a revision.
   *
   * @param at when it was kept; the ledger's to set
   */
  record Text(String revision, String text, Instant at) {
    /** So many are kept of each posting, and the one of its row's revision. */
    public static final int KEPT = 3;

    /** Of longer ones only the revision is kept. */
    public static final int LONGEST = 200_000;
  }

  /** One thing that happened to a posting. */
  record Event(Instant at, PostingState state, String happened) {}
}
