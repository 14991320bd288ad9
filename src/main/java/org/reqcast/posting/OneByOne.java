// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Poster;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.Postings;

/** One turn on a board that takes its ads one by one. */
final class OneByOne {
  /** An ad that was looked for may be placed or taken down in the same turn. */
  private static final int PASSES = 3;

  private final Postings postings;
  private final InstantSource clock;
  private final Duration lease;
  private final Backoff backoff;
  private final Function<PostingRow, Wish> former;

  /**
   * @param lease longer than any request takes
   * @param former what the ad of a row says when nobody wishes for it any more
   */
  OneByOne(
      Postings postings,
      InstantSource clock,
      Duration lease,
      Backoff backoff,
      Function<PostingRow, Wish> former) {
    this.postings = postings;
    this.clock = clock;
    this.lease = lease;
    this.backoff = backoff;
    this.former = former;
  }

  /**
   * Does what the planner says, at most {@code most} things, until asked to stop.
   *
   * @param wishes all that should stand on the account; each is planned in the ledger already
   */
  Done turn(
      String account,
      Poster poster,
      List<Wish> wishes,
      int most,
      Tally tally,
      BooleanSupplier stop) {
    Planner planner = new Planner(poster.sureness(), poster.lasts());
    Desk desk = new Desk(postings, clock, lease, backoff, tally);
    Errands errands = new Errands(new Board(poster), desk);
    for (int pass = 0; pass < PASSES; pass++) {
      List<Step> steps = planner.plan(wishes, postings.of(account), clock.instant());
      for (Step step : steps) {
        if (stop.getAsBoolean()) {
          return tally.done(true);
        }
        if (tally.hopeless() || tally.actions() >= most) {
          return tally.done(false);
        }
        errands.run(step);
      }
      if (steps.isEmpty()) {
        break;
      }
    }
    return tally.done(false);
  }

  /** The errands of one turn. */
  private final class Errands {
    private final Desk desk;
    private final Sending sending;
    private final Looking looking;
    private final Closing closing;

    Errands(Board board, Desk desk) {
      this.desk = desk;
      this.sending = new Sending(board, desk);
      this.looking = new Looking(board, desk, sending);
      this.closing = new Closing(board, desk);
    }

    void run(Step step) {
      desk.take(Objects.requireNonNull(step.row())).ifPresent(row -> run(step, row));
    }

    private void run(Step step, PostingRow row) {
      @Nullable Wish wish = step.wish();
      Wish said = wish == null ? former.apply(row) : wish;
      switch (step.act()) {
        case LOOK -> looking.look(row, said, wish);
        case CLOSE -> closing.close(row, said);
        case DROP -> closing.drop(row);
        case UPDATE -> sending.update(row, said, "updated");
        case CREATE -> sending.create(row, said);
        case RENEW -> sending.update(row, said, "renewed");
      }
    }
  }
}
