// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.run;

import java.util.Optional;
import org.reqcast.connector.Check.Health;
import org.reqcast.ledger.Runs;

/**
 * What rests until a person has acted: accounts whose credential failed, and what people paused.
 */
public final class Pauses {
  private static final String ACCOUNT = "account:";
  private static final String SCHEDULE = "schedule:";
  private static final String BROKEN = "needs a person: ";

  private final Runs runs;

  public Pauses(Runs runs) {
    this.runs = runs;
  }

  /** Why an account rests; empty where it does not. */
  public Optional<String> account(String name) {
    return Optional.ofNullable(runs.pauses().get(ACCOUNT + name));
  }

  /** Why a schedule rests; empty where it does not. */
  public Optional<String> schedule(String name) {
    return Optional.ofNullable(runs.pauses().get(SCHEDULE + name));
  }

  /** Rests an account by a person's wish. */
  public void pauseAccount(String name, String reason) {
    runs.pause(ACCOUNT + name, reason);
  }

  public void pauseSchedule(String name, String reason) {
    runs.pause(SCHEDULE + name, reason);
  }

  public void resumeAccount(String name) {
    runs.resume(ACCOUNT + name);
    runs.wake(name);
  }

  public void resumeSchedule(String name) {
    runs.resume(SCHEDULE + name);
  }

  /**
   * Rests an account that only a person can mend.
   *
   * @return whether it is news: an incident is told once
   */
  boolean broken(String account, String message) {
    if (account(account).isPresent()) {
      return false;
    }
    String next = " Mend it, then run: reqcast connectors check " + account;
    runs.pause(ACCOUNT + account, BROKEN + message + (message.endsWith(".") ? "" : ".") + next);
    return true;
  }

  /** An account that rested because it was broken has another credential now: it goes on. */
  public void mended(String account) {
    if (account(account).filter(why -> why.startsWith(BROKEN)).isPresent()) {
      runs.resume(ACCOUNT + account);
    }
  }

  /**
   * Takes note of a check: an account that rested because it was broken goes on when it is well.
   * One that a person paused stays paused.
   *
   * @return whether the account goes on
   */
  public boolean checked(String account, Health health) {
    if (health instanceof Health.Well) {
      runs.wake(account);
    }
    boolean broken = account(account).filter(why -> why.startsWith(BROKEN)).isPresent();
    if (broken && health instanceof Health.Well) {
      resumeAccount(account);
      return true;
    }
    return false;
  }
}
