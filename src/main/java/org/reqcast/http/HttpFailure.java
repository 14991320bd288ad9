// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why no answer came, sorted by what it means for the request. Messages never hold a secret. */
public final class HttpFailure extends Exception {

  /** What is known about the request. */
  public enum Kind {
    /** It never left or never arrived whole: sending it later does no harm. */
    NOT_SENT,
    /** It may have been carried out: whoever cares must look. */
    UNANSWERED,
    /** They told us to wait, or the pace does: see {@link #until}. The request did not happen. */
    SLOW_DOWN,
    /** We do not do that: robots.txt, a private address, an answer over the limit. */
    REFUSED
  }

  private final Kind kind;
  private final transient @Nullable Instant until;

  public HttpFailure(
      Kind kind, String message, @Nullable Instant until, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.until = until;
  }

  public Kind kind() {
    return kind;
  }

  /** When to come back, where that is known; also for a refusal that will not last. */
  public @Nullable Instant until() {
    return until;
  }
}
