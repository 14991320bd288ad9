// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.util.List;
import java.util.Locale;

/** Where a posting stands. */
public enum PostingState {
  PLANNED,
  /** A send has begun; if nobody holds the lease any more, its outcome is unknown. */
  SENDING,
  LIVE,
  /** The board works on it; polled. */
  ACCEPTED,
  /** Put off until {@code due}. */
  DEFERRED,
  /** The board does not want it as it is; waits for a changed opening. */
  REJECTED,
  /** It may stand or not: being looked for, never sent again blindly. */
  UNKNOWN,
  /** Waits for a person to mend the account. */
  REAUTHORIZE,
  UPDATING,
  CLOSING,
  CLOSED,
  /** The board cannot take it down; what was done instead is in the reason. */
  CANNOT_CLOSE,
  /** A person is asked to place it by hand; nobody has said yet that it stands. */
  TO_PLACE,
  /** It stands, and a person is asked to change it by hand. */
  TO_CHANGE,
  /** A person is asked to take it down by hand; nobody has said yet that it is gone. */
  TO_TAKE_DOWN;

  /** What is about to happen, in words, where a request is about to leave. */
  String intent() {
    return switch (this) {
      case SENDING -> "Sending";
      case UPDATING -> "Updating";
      case CLOSING -> "Taking down";
      case PLANNED,
          LIVE,
          ACCEPTED,
          DEFERRED,
          REJECTED,
          UNKNOWN,
          REAUTHORIZE,
          CLOSED,
          CANNOT_CLOSE,
          TO_PLACE,
          TO_CHANGE,
          TO_TAKE_DOWN ->
          throw new IllegalArgumentException(this + " sends nothing");
    };
  }

  /** All words of intents. */
  static List<String> intents() {
    return List.of(SENDING.intent(), UPDATING.intent(), CLOSING.intent());
  }

  /** Whether an ad may stand on the board in this state. */
  public boolean mayStand() {
    return switch (this) {
      case SENDING, LIVE, ACCEPTED, UNKNOWN, UPDATING, CLOSING -> true;
      case TO_PLACE, TO_CHANGE, TO_TAKE_DOWN -> true;
      case PLANNED, DEFERRED, REJECTED, REAUTHORIZE, CLOSED, CANNOT_CLOSE -> false;
    };
  }

  /** For people: {@code cannot close}. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether it waits for something that a person is asked to do by hand. */
  public boolean isTask() {
    return this == TO_PLACE || this == TO_CHANGE || this == TO_TAKE_DOWN;
  }
}
