// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.AdHabits;
import org.reqcast.connector.ByHand;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.reqcast.ledger.Postings;
import org.reqcast.posting.Chores.Chore;
import org.reqcast.posting.Chores.What;

/** One turn on a board where people place the ads: it asks them, and does nothing itself. */
final class Asking {
  private final Postings postings;
  private final InstantSource clock;
  private final Duration lease;
  private final Backoff backoff;

  Asking(Postings postings, InstantSource clock, Duration lease, Backoff backoff) {
    this.postings = postings;
    this.clock = clock;
    this.lease = lease;
    this.backoff = backoff;
  }

  /**
   * Asks for what is to be done now, as far as the bounds allow.
   *
   * @param shut whether nothing new may be placed
   */
  Done turn(
      ByHand hand,
      Supplier<OneByOne.Standing> standing,
      AdHabits habits,
      boolean shut,
      Bounds bounds,
      Tally tally) {
    OneByOne.Standing known = standing.get();
    Instant now = clock.instant();
    Chores chores =
        new Chores(Optional.ofNullable(hand.sheet().lasts()), Optional.ofNullable(habits.sweep()));
    List<Chore> all = chores.plan(known.wishes(), known.rows(), now);
    Set<Chore> open = open(all, known.rows(), shut, now);
    Desk desk = new Desk(postings, clock, lease, backoff, tally);
    Sweeping sweeping =
        new Sweeping(
            (row, wish) -> hand.look(wish.ad(row.revision(), row), Sending.named(row)),
            desk,
            habits.removed());
    sweeping.begin(known.rows());
    Errand errand = new Errand(new Handing(hand, desk), sweeping);
    int sweeps = 0;
    boolean stopped = false;
    for (Chore chore : all) {
      stopped = bounds.stop().getAsBoolean();
      if (stopped || tally.hopeless() || tally.actions() >= bounds.most()) {
        break;
      }
      boolean enough = chore.what() == What.SWEEP && ++sweeps > Planner.MOST_SWEEPS;
      if (!enough && open.contains(chore)) {
        postings
            .claim(chore.row().id(), chore.row().state(), lease)
            .ifPresent(row -> errand.run(chore.what(), row, chore.wish()));
      }
    }
    sweeping.end();
    return tally.done(stopped);
  }

  /** Without the new ads that their campaigns do not allow yet. */
  private static Set<Chore> open(
      List<Chore> all, List<PostingRow> rows, boolean shut, Instant now) {
    List<Step> creates =
        all.stream()
            .filter(Asking::isNew)
            .map(it -> new Step(Step.Act.CREATE, it.row().id(), it.row(), it.wish()))
            .toList();
    List<Instant> sent =
        rows.stream().flatMap(row -> Stream.ofNullable(since(row))).sorted().toList();
    Set<String> may =
        Gate.open(creates, sent, shut, now).stream().map(Step::posting).collect(Collectors.toSet());
    Set<Chore> open = new HashSet<>(all);
    open.removeIf(chore -> isNew(chore) && !may.contains(chore.row().id()));
    return open;
  }

  private static boolean isNew(Chore chore) {
    return chore.what() == What.PLACE && chore.row().state() != PostingState.TO_PLACE;
  }

  private static @Nullable Instant since(PostingRow row) {
    return row.state() == PostingState.TO_PLACE ? row.changed() : row.placed();
  }

  /** What is asked about one ad. */
  private record Errand(Handing handing, Sweeping sweeping) {

    void run(What what, PostingRow row, @Nullable Wish wish) {
      switch (what) {
        case TAKE_DOWN -> handing.takeDown(row);
        case GIVE_UP -> handing.giveUp(row);
        case CHANGE -> handing.change(row, Objects.requireNonNull(wish));
        case RENEW -> handing.renew(row, Objects.requireNonNull(wish));
        case PLACE -> handing.place(row, Objects.requireNonNull(wish));
        case LEAVE -> handing.leave(row);
        case REMIND -> handing.remind(row);
        case SWEEP -> sweeping.sweep(row, Objects.requireNonNull(wish));
      }
    }
  }
}
