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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Poster.Sureness;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.reqcast.posting.Step.Act;

/** Says what to do about the ads of one account: a pure function that may be asked at will. */
final class Planner {
  /** As many looks that found nothing settle the question. */
  static final int ENOUGH_LOOKS = 2;

  /** So many ads are looked at in one turn, so that a large account is swept bit by bit. */
  static final int MOST_SWEEPS = 20;

  private final Sureness sureness;
  private final Optional<Duration> lasts;
  private final Optional<Duration> sweep;

  /**
   * @param lasts how long the board keeps an ad that is not renewed
   */
  Planner(Sureness sureness, Optional<Duration> lasts) {
    this(sureness, lasts, Optional.empty());
  }

  /**
   * As above.
   *
   * @param sweep how often a standing ad is looked at; empty where never
   */
  Planner(Sureness sureness, Optional<Duration> lasts, Optional<Duration> sweep) {
    this.sureness = sureness;
    this.lasts = lasts;
    this.sweep = sweep;
  }

  /** The steps that bring the board from the rows to the wishes; empty where all is right. */
  List<Step> plan(Collection<Wish> wishes, Collection<PostingRow> rows, Instant now) {
    Map<String, PostingRow> known = new HashMap<>();
    rows.forEach(row -> known.put(row.id(), row));
    List<Step> steps = new ArrayList<>();
    for (Wish wish : wishes) {
      PostingRow row = known.remove(wish.posting());
      if (row == null) {
        steps.add(new Step(Act.CREATE, wish.posting(), null, wish));
      } else {
        add(steps, row, wish, now);
      }
    }
    known.values().forEach(row -> add(steps, row, null, now));
    steps.sort(Comparator.comparing(Step::act).thenComparing(Step::posting));
    return fewSweeps(steps);
  }

  /** Of the ads to be looked at only those that were not looked at for longest. */
  private static List<Step> fewSweeps(List<Step> steps) {
    List<Step> sweeps = steps.stream().filter(step -> step.act() == Act.SWEEP).toList();
    if (sweeps.size() <= MOST_SWEEPS) {
      return steps;
    }
    Set<Step> few =
        sweeps.stream()
            .sorted(Comparator.comparing(step -> seen(Objects.requireNonNull(step.row()))))
            .limit(MOST_SWEEPS)
            .collect(Collectors.toSet());
    return steps.stream().filter(step -> step.act() != Act.SWEEP || few.contains(step)).toList();
  }

  private static Instant seen(PostingRow row) {
    return row.looked() == null || row.looked().isBefore(row.changed())
        ? row.changed()
        : row.looked();
  }

  private void add(List<Step> steps, PostingRow row, @Nullable Wish wish, Instant now) {
    boolean leased = row.leaseUntil() != null && row.leaseUntil().isAfter(now);
    if (leased || row.due().isAfter(now)) {
      return;
    }
    Optional<Act> act = wish == null ? unwanted(row) : wanted(row, wish, now);
    act.ifPresent(found -> steps.add(new Step(found, row.id(), row, wish)));
  }

  private Optional<Act> unwanted(PostingRow row) {
    return switch (row.state()) {
      // What the board still works on may have no name there yet by which to take it down.
      // The last one: a person may have placed it before the account came to speak for itself.
      case SENDING, ACCEPTED, TO_PLACE -> Optional.of(Act.LOOK);
      case UNKNOWN -> row.looks() < ENOUGH_LOOKS ? Optional.of(Act.LOOK) : Optional.empty();
      case LIVE, UPDATING, TO_CHANGE, TO_TAKE_DOWN -> Optional.of(Act.CLOSE);
      case CLOSING -> Optional.of(closing(row));
      case PLANNED, DEFERRED, REJECTED, REAUTHORIZE ->
          Optional.of(row.remoteId() == null ? Act.DROP : Act.CLOSE);
      case CLOSED, CANNOT_CLOSE -> Optional.empty();
    };
  }

  private Optional<Act> wanted(PostingRow row, Wish wish, Instant now) {
    boolean changed = !row.revision().equals(wish.target(row).toString());
    return switch (row.state()) {
      case SENDING, ACCEPTED, TO_PLACE -> Optional.of(Act.LOOK);
      // With a key, sending again under the same key is as good as a look.
      case UNKNOWN ->
          row.looks() < ENOUGH_LOOKS || sureness == Sureness.KEY
              ? Optional.of(Act.LOOK)
              : Optional.empty();
      case PLANNED, DEFERRED, REAUTHORIZE -> Optional.of(place(row));
      case REJECTED -> changed && !isLeftDown(row) ? Optional.of(place(row)) : Optional.empty();
      case UPDATING, TO_CHANGE -> Optional.of(Act.UPDATE);
      case LIVE -> changed ? Optional.of(Act.UPDATE) : renew(row, now);
      case CLOSING -> Optional.of(closing(row));
      case TO_TAKE_DOWN -> Optional.of(Act.CLOSE);
      case CLOSED -> Optional.of(Act.CREATE);
      // The old ad still stands: bring it up to date rather than place a second one.
      case CANNOT_CLOSE -> row.remoteId() == null ? Optional.empty() : Optional.of(Act.UPDATE);
    };
  }

  /** Whether a sweep found that the board took the ad down, which no change of ours undoes. */
  static boolean isLeftDown(PostingRow row) {
    return row.state() == PostingState.REJECTED && row.looks() >= ENOUGH_LOOKS;
  }

  private static Act place(PostingRow row) {
    return row.remoteId() == null ? Act.CREATE : Act.UPDATE;
  }

  // What the board works on already is not asked for again.
  private static Act closing(PostingRow row) {
    return row.task() == null ? Act.CLOSE : Act.LOOK;
  }

  private Optional<Act> renew(PostingRow row, Instant now) {
    return lasts
        .filter(time -> !counted(row).plus(time).isAfter(now))
        .map(time -> Act.RENEW)
        .or(() -> sweep.filter(often -> isToBeSeen(row, often, now)).map(often -> Act.SWEEP));
  }

  /** Since when the board counts the ad's days: an edit adds none. */
  static Instant counted(PostingRow row) {
    Instant since = row.renewed() == null ? row.placed() : row.renewed();
    return since == null ? row.changed() : since;
  }

  static boolean isToBeSeen(PostingRow row, Duration often, Instant now) {
    return row.looks() > 0 || !seen(row).plus(often).isAfter(now);
  }
}
