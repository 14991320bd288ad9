// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reqcast.connector.Budget;

/**
 * What an account's budget still allows: a pure function of the requests so far.
 *
 * @param requests those inside the budget's window, in order
 */
record Allowance(Budget budget, List<Instant> requests) {

  /** The steps that fit, in their order. */
  List<Step> open(List<Step> steps) {
    List<Step> open = new ArrayList<>();
    int used = requests.size();
    for (Step step : steps) {
      if (!costs(step)) {
        open.add(step);
      } else if (used < most(step)) {
        open.add(step);
        used++;
      }
    }
    return open;
  }

  /** When the next new ad may go out; empty where one may now. */
  Optional<Instant> next() {
    int over = requests.size() - budget.forNew();
    return over < 0 ? Optional.empty() : Optional.of(requests.get(over).plus(budget.window()));
  }

  private int most(Step step) {
    return switch (step.act()) {
      case CREATE, RENEW -> budget.forNew();
      case LOOK, CLOSE, DROP, UPDATE, SWEEP -> budget.most();
    };
  }

  private static boolean costs(Step step) {
    return switch (step.act()) {
      case CREATE, RENEW, UPDATE, CLOSE -> true;
      case LOOK, DROP, SWEEP -> false;
    };
  }
}
