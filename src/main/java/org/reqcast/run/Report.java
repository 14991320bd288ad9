// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.run;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Remedy;
import org.reqcast.ledger.RunRow.Outcome;
import org.reqcast.posting.Done;

/**
 * How one account fared in a turn.
 *
 * @param counts by what happened: posted, updated, closed, fresh, changed…
 * @param remedy who must act; empty where nobody must
 * @param message one sentence for people; empty where all is well
 */
public record Report(
    Outcome outcome, Map<String, Integer> counts, Optional<Remedy> remedy, String message) {
  private static final String STOPPED = "Stopped when asked; the next turn goes on.";

  private static final String PUT_AWAY =
      "Broken off when the program ended; the next turn goes on.";

  public Report {
    counts = Map.copyOf(counts);
  }

  /** All went well. */
  public static Report done(Map<String, Integer> counts) {
    return new Report(Outcome.DONE, counts, Optional.empty(), "");
  }

  /** Asked to stop before the end. */
  public static Report stopped(Map<String, Integer> counts) {
    return new Report(Outcome.PARTLY, counts, Optional.empty(), STOPPED);
  }

  /** Broken off in the middle, because the process ends. */
  static Report putAway() {
    return new Report(Outcome.ABANDONED, Map.of(), Optional.empty(), PUT_AWAY);
  }

  /** It failed after this much. */
  public static Report failed(Map<String, Integer> counts, Remedy remedy, String message) {
    boolean nothing = counts.values().stream().allMatch(count -> count == 0);
    Outcome outcome = nothing ? Outcome.FAILED : Outcome.PARTLY;
    return new Report(outcome, counts, Optional.of(remedy), message);
  }

  static Report failed(ConnectorException trouble) {
    return failed(Map.of(), trouble.remedy(), String.valueOf(trouble.getMessage()));
  }

  static Report paused(String why) {
    return new Report(Outcome.PAUSED, Map.of(), Optional.empty(), "Paused: " + why);
  }

  /** It waits for its secret, which is nobody's mistake. */
  static Report off(String why) {
    return new Report(Outcome.PAUSED, Map.of(), Optional.empty(), why);
  }

  static Report of(Done done) {
    if (done.remedy() != null) {
      boolean onlyFailures = done.counts().keySet().stream().allMatch("failed"::equals);
      Outcome outcome = onlyFailures ? Outcome.FAILED : Outcome.PARTLY;
      return new Report(outcome, done.counts(), Optional.of(done.remedy()), done.message());
    }
    if (done.stopped()) {
      return stopped(done.counts());
    }
    return new Report(Outcome.DONE, done.counts(), Optional.empty(), done.message());
  }

  /** The remedy as the ledger and the pages write it. */
  public String remedyWord() {
    return remedy.map(word -> word.name().toLowerCase(Locale.ROOT)).orElse("");
  }
}
