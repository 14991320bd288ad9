// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.reqcast.opening.Opening;
import org.reqcast.opening.OpeningState;

/** The openings, as last written. */
public interface Openings {
  List<Opening> all();

  Optional<Opening> find(String id);

  /** Keeps an opening, new or changed; returns whether anything changed. */
  boolean keep(Opening opening);

  /**
   * Moves an opening to a state; empty where there is no such opening.
   *
   * @param happened who or what moved it, for people
   * @throws IllegalStateException where it may not go there, with the sentence that says why
   */
  Optional<Opening> move(String id, OpeningState state, String happened);

  /** As {@link #move(String, OpeningState, String)}, by nobody in particular. */
  default Optional<Opening> move(String id, OpeningState state) {
    return move(id, state, "Moved");
  }

  /**
   * Moves every opening whose last day is past, and which is not done already, to expired.
   *
   * @return their ids
   */
  List<String> expire(LocalDate today);

  /** What happened to an opening's state, oldest first. */
  List<Event> history(String id);

  /** One thing that happened to an opening. */
  record Event(Instant at, OpeningState state, String happened) {}
}
