// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** History of every run, and the pauses. */
public interface Runs {

  /** Begins a run and returns its id. */
  long begin(String schedule, String account, String what, Instant due);

  /** Appends a line to a run's log. */
  void log(long run, String line);

  void end(
      long run, RunRow.Outcome outcome, Map<String, Integer> counts, String remedy, String message);

  /** Marks what a dead process left under way as abandoned; called once at start. */
  int abandonUnfinished();

  Optional<RunRow> find(long run);

  /** Newest first. */
  List<RunRow> latest(int most);

  List<String> logOf(long run);

  /** When a schedule was last due and begun, or empty. */
  Optional<Instant> lastDue(String schedule);

  /** When an account last brought or placed anything, or empty. */
  Optional<Instant> lastFruit(String account);

  /**
   * Pauses a schedule or account, with the reason; {@code what} is {@code schedule:name} or {@code
   * account:name}.
   */
  void pause(String what, String reason);

  void resume(String what);

  /** Asks whoever owns the timers for a turn of a schedule. Asking twice is asking once. */
  void ask(String schedule);

  /** Takes the schedules that were asked for, each once. */
  List<String> takeAsked();

  /** What is paused, to why. */
  Map<String, String> pauses();

  /** Leaves an account alone for a while. */
  void rest(String account, Rest rest);

  /** Ends an account's rest. */
  void wake(String account);

  /** By account, also those whose time is over and that were not tried since. */
  Map<String, Rest> rests();
}
