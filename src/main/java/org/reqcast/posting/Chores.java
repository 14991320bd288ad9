// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reqcast.ledger.PostingRow;

/**
 * Says what a person is to be asked about the ads of one account: a pure function.
 *
 * @param lasts how long the board keeps an ad; empty where until it is taken down
 * @param sweep how often a standing ad is looked at; empty where never
 */
record Chores(Optional<Duration> lasts, Optional<Duration> sweep) {

  /** What is to be done about one ad, in the order in which a turn does it. */
  enum What {
    /** Ask a person to take it down. */
    TAKE_DOWN,
    /** Nobody was ever asked to place it, so nobody has to be asked to take it down. */
    GIVE_UP,
    /** Ask a person to change it. */
    CHANGE,
    /** It says what it should say again, without anybody having changed it. */
    LEAVE,
    /** Ask a person to send the same again, because the board forgets. */
    RENEW,
    /** Ask a person to place it. */
    PLACE,
    /** Ask a person once more. */
    REMIND,
    /** See whether it still stands. */
    SWEEP
  }

  /**
   * One thing to do.
   *
   * @param wish what should stand; null where nothing should
   */
  record Chore(What what, PostingRow row, @Nullable Wish wish) {}

  /** What is to be done now. */
  List<Chore> plan(Collection<Wish> wishes, Collection<PostingRow> rows, Instant now) {
    Map<String, Wish> wanted = new HashMap<>();
    wishes.forEach(wish -> wanted.put(wish.posting(), wish));
    List<Chore> chores = new ArrayList<>();
    for (PostingRow row : rows) {
      if (row.leaseUntil() != null && row.leaseUntil().isAfter(now)) {
        continue;
      }
      @Nullable Wish wish = wanted.get(row.id());
      (wish == null ? unwanted(row, now) : wanted(row, wish, now))
          .ifPresent(what -> chores.add(new Chore(what, row, wish)));
    }
    chores.sort(Comparator.comparing(Chore::what).thenComparing(chore -> chore.row().id()));
    return chores;
  }

  private static Optional<What> unwanted(PostingRow row, Instant now) {
    return switch (row.state()) {
      case PLANNED -> Optional.of(What.GIVE_UP);
      case DEFERRED, REAUTHORIZE, REJECTED ->
          Optional.of(
              row.remoteId() == null || Planner.isLeftDown(row) ? What.GIVE_UP : What.TAKE_DOWN);
      // Whoever was asked to place it may have done so and not said it yet.
      case TO_PLACE, TO_CHANGE, LIVE -> Optional.of(What.TAKE_DOWN);
      case SENDING, ACCEPTED, UNKNOWN, UPDATING, CLOSING -> Optional.of(What.TAKE_DOWN);
      case TO_TAKE_DOWN -> again(row, now);
      case CLOSED, CANNOT_CLOSE -> Optional.empty();
    };
  }

  private Optional<What> wanted(PostingRow row, Wish wish, Instant now) {
    String target = wish.target(row).toString();
    boolean changed = !row.revision().equals(target);
    return switch (row.state()) {
      case PLANNED, CLOSED -> due(row, now) ? Optional.of(What.PLACE) : Optional.empty();
      case DEFERRED, REAUTHORIZE -> due(row, now) ? Optional.of(placed(row)) : Optional.empty();
      case TO_PLACE -> changed ? Optional.of(What.PLACE) : again(row, now);
      case LIVE -> changed ? Optional.of(What.CHANGE) : standing(row, now);
      case TO_CHANGE -> changing(row, target, now);
      case REJECTED ->
          changed && !Planner.isLeftDown(row) ? Optional.of(placed(row)) : Optional.empty();
      // Whoever was asked to take it down may have done so: only they can say what stands.
      case TO_TAKE_DOWN, UPDATING, CLOSING -> Optional.of(placed(row));
      case CANNOT_CLOSE -> row.remoteId() == null ? Optional.empty() : Optional.of(What.CHANGE);
      case SENDING, ACCEPTED, UNKNOWN -> Optional.empty();
    };
  }

  private static What placed(PostingRow row) {
    return row.remoteId() == null ? What.PLACE : What.CHANGE;
  }

  private static Optional<What> changing(PostingRow row, String target, Instant now) {
    if (target.equals(row.task())) {
      return again(row, now);
    }
    return Optional.of(target.equals(row.revision()) ? What.LEAVE : What.CHANGE);
  }

  private static Optional<What> again(PostingRow row, Instant now) {
    return due(row, now) ? Optional.of(What.REMIND) : Optional.empty();
  }

  private static boolean due(PostingRow row, Instant now) {
    return !row.due().isAfter(now);
  }

  private Optional<What> standing(PostingRow row, Instant now) {
    if (!due(row, now)) {
      return Optional.empty();
    }
    return lasts
        .filter(time -> !Planner.counted(row).plus(time).isAfter(now))
        .map(time -> What.RENEW)
        .or(() -> sweep.filter(often -> Planner.isToBeSeen(row, often, now)).map(it -> What.SWEEP));
  }
}
