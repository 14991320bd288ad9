// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.AdRef;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;

/** A row on its way to its next state. */
final class Draft {
  private final PostingRow row;
  private final Instant now;
  private final PostingState state;
  private String revision;
  private @Nullable AdRef ad;
  private Instant due;
  private int attempts;
  private int looks;
  private @Nullable Instant looked;
  private @Nullable Instant renewed;
  private @Nullable String task;
  private String reason = "";

  /** The row in a state, due at once, without a reason or a task; all else as it was. */
  Draft(PostingRow row, PostingState state, Instant now) {
    this.row = row;
    this.state = state;
    this.now = now;
    this.revision = row.revision();
    this.ad = row.remoteId() == null ? null : new AdRef(row.remoteId(), row.remoteLink());
    this.due = now;
    this.attempts = row.attempts();
    this.looks = row.looks();
    this.looked = row.looked();
    this.renewed = row.renewed();
  }

  Draft revision(String next) {
    revision = next;
    return this;
  }

  Draft ad(@Nullable AdRef next) {
    ad = next;
    return this;
  }

  Draft due(Instant next) {
    due = next;
    return this;
  }

  Draft looks(int next) {
    looks = next;
    return this;
  }

  Draft reason(String next) {
    reason = next;
    return this;
  }

  /** The board works on it under this name. */
  Draft task(@Nullable String next) {
    task = next;
    return this;
  }

  /** When the board began to count the ad's days anew. */
  Draft renewed(@Nullable Instant next) {
    renewed = next;
    return this;
  }

  /** It was looked at on its board just now. */
  Draft looked() {
    looked = now;
    return this;
  }

  /** Counts a send that begins. */
  Draft attempt() {
    attempts++;
    return looks(0);
  }

  /** The sends so far came to an end. */
  Draft settled() {
    attempts = 0;
    return looks(0);
  }

  PostingRow row() {
    return new PostingRow(
        row.id(),
        row.opening(),
        row.place(),
        row.account(),
        state,
        revision,
        ad == null ? null : ad.id(),
        ad == null ? null : ad.link(),
        due,
        row.leaseUntil(),
        attempts,
        looks,
        reason,
        row.since(),
        state == row.state() ? row.changed() : now,
        row.share(),
        row.placed(),
        looked,
        task,
        renewed);
  }
}
