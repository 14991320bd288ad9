// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.run;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One turn of a schedule, about to be run.
 *
 * @param schedule the schedule's name, or {@code by-hand}
 * @param accounts names of accounts; {@link #ALL} alone stands for all that can do it
 * @param due when the schedule wanted it
 * @param most actions or profiles on each account
 */
public record Turn(String schedule, What what, List<String> accounts, Instant due, int most) {
  public static final String ALL = "all";

  public Turn {
    accounts = List.copyOf(accounts);
  }

  /** What a turn does. */
  public enum What {
    POST,
    COLLECT;

    /** As the ledger, the pages and the files write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
