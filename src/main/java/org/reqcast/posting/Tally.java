// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
  private String held = "";
  private int patience;
  private int inARow;
  private boolean troubled;
  private boolean hopeless;

  /**
   * @param wary whether one failure is enough, until something succeeds
   */
  Tally(Consumer<String> log, boolean wary) {
    this.log = log;
    this.patience = wary ? 1 : ENOUGH_TROUBLE;
  }

  void count(String what, String line) {
    counts.merge(what, 1, Integer::sum);
    log.accept(line);
    inARow = 0;
    patience = ENOUGH_TROUBLE;
  }

  /** An answer that got lost, or was none: three in a row are the board's trouble. */
  void unanswered(String line) {
    counts.merge("unanswered", 1, Integer::sum);
    log.accept(line);
    lost = lost.isEmpty() ? line : lost;
    failed();
  }

  private void failed() {
    inARow++;
    troubled |= inARow >= patience;
    hopeless |= troubled;
  }

  /** What waits because of a budget; told once. */
  void held(String line) {
    if (held.isEmpty()) {
      log.accept(line);
    }
    held = line;
  }

  void refused(String line) {
    refusal = refusal.isEmpty() ? line : refusal;
    count("refused", line);
  }

  void trouble(ConnectorException trouble, String line) {
    counts.merge("failed", 1, Integer::sum);
    log.accept(line);
    failed();
    // A time that they gave, or a credential, holds for the whole account.
    hopeless |= trouble.remedy() == Remedy.RECONFIGURE || trouble.until() != null;
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
      return new Done(counts, null, message(), stopped, troubled);
    }
    String message = String.valueOf(worst.getMessage());
    return new Done(counts, worst.remedy(), message, stopped, troubled);
  }

  private String message() {
    return Stream.of(refusal, lost, held).filter(it -> !it.isEmpty()).findFirst().orElse("");
  }
}
