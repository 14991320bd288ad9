// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person needs to know who places ads on a board by hand.
 *
 * @param where address of the page on which an ad is placed
 * @param place what to do, step by step
 * @param change what to do to change an ad; what it says where the board allows none
 * @param takeDown what to do to take one down; what it says where the board allows none
 * @param remind how long after asking we ask again
 * @param lasts how long an ad stands there; null where until it is taken down
 */
public record Sheet(
    String where,
    List<String> place,
    Way change,
    Way takeDown,
    Duration remind,
    @Nullable Duration lasts) {

  public Sheet {
    place = List.copyOf(place);
  }

  /** How something is done on a board, or that it cannot be. */
  public sealed interface Way {
    /** Step by step. */
    record Steps(List<String> steps) implements Way {
      public Steps {
        steps = List.copyOf(steps);
      }
    }

    /** It cannot; {@code why} is a sentence. */
    record Cannot(String why) implements Way {}
  }
}
