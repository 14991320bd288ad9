// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Remedy;

/** What happens in a turn, counted and told to its log. */
final class Tally {
  /** As many failures in a row say that the board, not the ad, is in trouble. */
  private static final int ENOUGH_TROUBLE = 3;

  private final Consumer<String> log;
  private final Map<String, Integer> counts = new TreeMap<>();
  private @Nullable ConnectorException worst;
  private String refusal = "";
  private String lost = "";
  private int inARow;
  private boolean hopeless;

  Tally(Consumer<String> log) {
    this.log = log;
  }

  void count(String what, String line) {
    counts.merge(what, 1, Integer::sum);
    log.accept(line);
    inARow = 0;
  }

  /** An answer that got lost, or was none: three in a row are the board's trouble. */
  void unanswered(String line) {
    int before = inARow;
    count("unanswered", line);
    lost = lost.isEmpty() ? line : lost;
    inARow = before + 1;
    hopeless |= inARow >= ENOUGH_TROUBLE;
  }

  void refused(String line) {
    refusal = refusal.isEmpty() ? line : refusal;
    count("refused", line);
  }

  void trouble(ConnectorException trouble, String line) {
    counts.merge("failed", 1, Integer::sum);
    log.accept(line);
    inARow++;
    // A time that they gave, or a credential, holds for the whole account.
    hopeless |=
        inARow >= ENOUGH_TROUBLE
            || trouble.remedy() == Remedy.RECONFIGURE
            || trouble.until() != null;
    // Only a person can mend this one, so it is the one to tell.
    if (worst == null || trouble.remedy() == Remedy.RECONFIGURE) {
      worst = trouble;
    }
  }

  /** Whether going on would only annoy the board. */
  boolean hopeless() {
    return hopeless;
  }

  int actions() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  Done done(boolean stopped) {
    if (worst == null) {
      return new Done(counts, null, refusal.isEmpty() ? lost : refusal, stopped);
    }
    return new Done(counts, worst.remedy(), String.valueOf(worst.getMessage()), stopped);
  }
}
