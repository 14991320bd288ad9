// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Remedy;

/** When to try again after a failure: as they said, or ever later by a cap. */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration MOST = Duration.ofHours(1);

  private final DoubleSupplier chance;

  /**
   * @param chance numbers from 0 to below 1, so that many accounts do not come back at once
   */
  Backoff(DoubleSupplier chance) {
    this.chance = chance;
  }

  /** Not before this, after so many attempts in vain. */
  Instant after(ConnectorException trouble, int attempts, Instant now) {
    @Nullable Instant said = trouble.until();
    if (said != null && said.isAfter(now)) {
      return said;
    }
    long grown = FIRST.toMillis() << Math.clamp(attempts - 1, 0, 12);
    // A changed site is not mended within seconds.
    long base = trouble.remedy() == Remedy.REPAIR ? MOST.toMillis() : grown;
    long capped = Math.min(base, MOST.toMillis());
    return now.plusMillis((long) (capped * (0.5 + chance.getAsDouble() / 2)));
  }
}
