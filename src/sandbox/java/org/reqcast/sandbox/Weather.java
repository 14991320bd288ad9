// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.util.List;
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
 * @param odd answers that are none: a page for people, a way to the login, half an answer, drop by
 *     drop
 */
public record Weather(int slow, int busy, int down, int deaf, int odd) {
  public static final Weather FINE = new Weather(0, 0, 0, 0, 0);
  public static final Weather ROUGH = new Weather(10, 6, 4, 12, 0);

  /** What happens to one request. */
  enum Fate {
    FINE,
    SLOW,
    BUSY,
    DOWN,
    DEAF,
    /** A page for people, and nothing is done. */
    PAGE,
    /** A way to the login, and nothing is done. */
    AWAY,
    /** It is carried out, and half of the answer comes, as if it were plain text. */
    HALF,
    /** It is carried out, and the answer comes byte by byte. */
    TRICKLE
  }

  private static final List<Fate> ODD = List.of(Fate.PAGE, Fate.AWAY, Fate.HALF, Fate.TRICKLE);

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
    } else if (write && (dice -= deaf) < 0) {
      fate = Fate.DEAF;
    } else if (write && dice - odd < 0) {
      fate = ODD.get(random.nextInt(ODD.size()));
    }
    if (fate != Fate.FINE) {
      sinceTrouble.set(0);
    }
    return fate;
  }
}
