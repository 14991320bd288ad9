// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

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

  /** Moves an opening to a state; empty where there is no such opening. */
  Optional<Opening> move(String id, OpeningState state);
}
