// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.reqcast.ledger.PostingRow;
import org.reqcast.posting.Step.Act;

/**
 * Lets new ads go out when their campaigns allow it, and everything else at once: a pure function.
 */
final class Gate {
  private Gate() {}

  /**
   * The steps that may be done now, in their order.
   *
   * @param sent when ads were placed on the account, in order, for a day or longer
   * @param shut whether nothing new may go out at all, and no share may change
   */
  static List<Step> open(List<Step> steps, List<Instant> sent, boolean shut, Instant now) {
    if (shut) {
      return steps.stream().filter(step -> !isHeldWhileShut(step)).toList();
    }
    if (steps.stream().noneMatch(step -> step.act() == Act.CREATE && paced(step))) {
      return steps;
    }
    List<Instant> placed = new ArrayList<>(sent);
    List<Step> creates =
        steps.stream()
            .filter(step -> step.act() == Act.CREATE)
            .sorted(Comparator.comparing(Gate::since).thenComparing(Step::posting))
            .toList();
    List<Step> held = new ArrayList<>();
    for (Step step : creates) {
      if (paced(step) && !may(step, placed, now)) {
        held.add(step);
      } else {
        placed.add(now);
      }
    }
    List<Step> open = new ArrayList<>(steps);
    open.removeAll(held);
    return open;
  }

  // What a share says stands in the campaign that cannot be read; a first ad speaks for itself.
  private static boolean isHeldWhileShut(Step step) {
    boolean share = step.row() != null && step.row().share() > 0;
    return switch (step.act()) {
      case CREATE -> true;
      case UPDATE, RENEW -> share;
      case LOOK, CLOSE, DROP, SWEEP -> false;
    };
  }

  private static boolean paced(Step step) {
    return step.wish() != null && step.wish().campaign() != null;
  }

  private static boolean may(Step step, List<Instant> placed, Instant now) {
    Wish wish = Objects.requireNonNull(step.wish());
    Campaign campaign = Objects.requireNonNull(wish.campaign());
    boolean early =
        wish.share() == 0 && campaign.first().of(since(step), campaign.zone()).isAfter(now);
    return !early && !campaign.next(placed, now).isAfter(now);
  }

  private static Instant since(Step step) {
    PostingRow row = step.row();
    return row == null ? Instant.MAX : row.since();
  }
}
