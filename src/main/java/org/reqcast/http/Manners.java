// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import java.time.Duration;
import java.util.List;

/**
 * How a board wants to be treated.
 *
 * @param spacing least time between two requests of one scope to one host
 * @param atOnce most requests under way at once
 * @param slowDown the forms in which this board says how long to wait, tried in order
 */
public record Manners(Duration spacing, int atOnce, List<SlowDown> slowDown) {
  public static final Manners USUAL =
      new Manners(Duration.ofMillis(200), 4, List.of(SlowDown.RETRY_AFTER));

  public Manners {
    slowDown = List.copyOf(slowDown);
  }
}
