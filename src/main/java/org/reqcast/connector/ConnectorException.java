// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A board or source that cannot do its part, sorted by who must act. What was asked did certainly
 * not happen. The message names what failed and the next step, never a secret.
 */
public final class ConnectorException extends Exception {
  private final Remedy remedy;
  private final transient @Nullable Instant until;

  public ConnectorException(Remedy remedy, String message) {
    this(remedy, message, null, null);
  }

  public ConnectorException(
      Remedy remedy, String message, @Nullable Instant until, @Nullable Throwable cause) {
    super(message, cause);
    this.remedy = remedy;
    this.until = until;
  }

  public Remedy remedy() {
    return remedy;
  }

  /** With {@link Remedy#WAIT}: not before this, where they said so. */
  public @Nullable Instant until() {
    return until;
  }
}
