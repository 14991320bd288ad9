// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.AdHabits;
import org.reqcast.connector.Budget;
import org.reqcast.connector.Poster;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.Postings;

/** One turn on a board that takes its ads one by one. */
final class OneByOne {
  /** An ad that was looked for may be placed or taken down in the same turn. */
  private static final int PASSES = 3;

  private static final Duration TWO_DAYS = Duration.ofDays(2);

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
   * Does what the planner says, as far as the bounds allow.
   *
   * @param standing what should stand on the account and what the ledger knows, always as it now is
   * @param shut whether nothing new may be placed
   */
  Done turn(
      String account,
      Poster poster,
      Supplier<Standing> standing,
      AdHabits habits,
      boolean shut,
      Bounds bounds,
      Tally tally) {
    Planner planner =
        new Planner(poster.sureness(), poster.lasts(), Optional.ofNullable(habits.sweep()));
    Desk desk = new Desk(postings, clock, lease, backoff, tally);
    Errands errands = new Errands(new Board(poster), desk, habits);
    Supplier<List<Step>> steps =
        () -> {
          Standing known = standing.get();
          errands.sweeping.begin(known.rows());
          // After the rows, or those that were made just now would not be due before the next turn.
          Instant now = clock.instant();
          List<Step> all = planner.plan(known.wishes(), known.rows(), now);
          return all.isEmpty() ? all : allowed(account, all, habits, shut, now, tally);
        };
    boolean stopped = false;
    Pass pass = Pass.AGAIN;
    for (int passes = 0; pass == Pass.AGAIN && passes < PASSES; passes++) {
      pass = pass(errands, steps.get(), passes == 0, bounds, tally);
      errands.sweeping.end();
      stopped = pass == Pass.STOPPED;
    }
    return tally.done(stopped);
  }

  /** How one walk through the steps ended. */
  private enum Pass {
    AGAIN,
    ENOUGH,
    STOPPED
  }

  private static Pass pass(
      Errands errands, List<Step> steps, boolean first, Bounds bounds, Tally tally) {
    for (Step step : steps) {
      if (bounds.stop().getAsBoolean()) {
        return Pass.STOPPED;
      }
      if (tally.hopeless() || tally.actions() >= bounds.most()) {
        return Pass.ENOUGH;
      }
      if (first || step.act() != Step.Act.SWEEP) {
        errands.run(step);
      }
    }
    return steps.isEmpty() ? Pass.ENOUGH : Pass.AGAIN;
  }

  // Asked anew each time, so that neither a crash nor a second turn sends more than allowed.
  private List<Step> allowed(
      String account, List<Step> all, AdHabits habits, boolean shut, Instant now, Tally tally) {
    List<Step> open = Gate.open(all, postings.sent(account, now.minus(TWO_DAYS)), shut, now);
    if (habits.budget() == null) {
      return open;
    }
    Budget budget = habits.budget();
    Allowance allowance =
        new Allowance(budget, postings.requests(account, now.minus(budget.window())));
    List<Step> fit = allowance.open(open);
    if (fit.size() < open.size()) {
      tally.held(
          "%d ads wait: the account's budget of %s is used up until %s"
              .formatted(
                  open.size() - fit.size(),
                  budget,
                  allowance.next().orElse(now.plus(budget.window())).truncatedTo(SECONDS)));
    }
    return fit;
  }

  /**
   * What should stand, and what the ledger knows.
   *
   * @param rows one for each wish at least
   */
  record Standing(List<Wish> wishes, List<PostingRow> rows) {}

  /** The errands of one turn. */
  private final class Errands {
    private final Desk desk;
    private final Sending sending;
    private final Looking looking;
    private final Closing closing;
    private final Awaiting awaiting;
    private final Sweeping sweeping;

    Errands(Board board, Desk desk, AdHabits habits) {
      this.desk = desk;
      this.sending = new Sending(board, desk, habits.removed());
      this.looking = new Looking(board, desk, sending);
      this.closing = new Closing(board, desk);
      this.awaiting = new Awaiting(board, desk, sending, closing);
      this.sweeping = new Sweeping(board, desk, habits.removed());
    }

    void run(Step step) {
      desk.take(Objects.requireNonNull(step.row())).ifPresent(row -> run(step, row));
    }

    private void run(Step step, PostingRow row) {
      @Nullable Wish wish = step.wish();
      Wish said = wish == null ? former.apply(row) : wish;
      switch (step.act()) {
        case LOOK -> {
          if (row.task() == null) {
            looking.look(row, said, wish);
          } else {
            awaiting.ask(row, said, row.task());
          }
        }
        case CLOSE -> closing.close(row, said);
        case DROP -> closing.drop(row);
        case UPDATE -> sending.update(row, said);
        case CREATE -> sending.create(row, said);
        case RENEW -> sending.renew(row, said);
        case SWEEP -> sweeping.sweep(row, said);
      }
    }
  }
}
