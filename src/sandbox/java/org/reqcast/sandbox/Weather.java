// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * How badly a server behaves, as parts of a hundred requests. Deterministic for a seed and an order
 * of requests.
 *
 * @param slow answers that take a while
 * @param busy refusals in the vendor's own form of "slow down"
 * @param down answers with 503
 * @param deaf writes that are carried out and whose answer is then dropped
 */
public record Weather(int slow, int busy, int down, int deaf) {
  public static final Weather FINE = new Weather(0, 0, 0, 0);
  public static final Weather ROUGH = new Weather(10, 6, 4, 12);

  /** What happens to one request. */
  enum Fate {
    FINE,
    SLOW,
    BUSY,
    DOWN,
    DEAF
  }

  Fate fate(RandomGenerator random, boolean write, AtomicInteger sinceTrouble) {
    // Trouble never comes twice in a row, so that a patient client gets through.
    if (sinceTrouble.getAndIncrement() < 1) {
      return Fate.FINE;
    }
    int dice = random.nextInt(100);
    Fate fate = Fate.FINE;
    if ((dice -= slow) < 0) {
      fate = Fate.SLOW;
    } else if ((dice -= busy) < 0) {
      fate = Fate.BUSY;
    } else if ((dice -= down) < 0) {
      fate = Fate.DOWN;
    } else if (write && dice - deaf < 0) {
      fate = Fate.DEAF;
    }
    if (fate != Fate.FINE) {
      sinceTrouble.set(0);
    }
    return fate;
  }
}
