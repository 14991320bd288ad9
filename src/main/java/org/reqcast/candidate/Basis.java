// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.candidate;

import java.time.Instant;

/**
 * Why we may hold a person's data.
 *
 * @param notifyBy when the person must have been told at the latest
 * @param forgetBy when the data must be gone unless the basis is renewed
 */
public record Basis(Ground ground, Instant notifyBy, Instant forgetBy) {

  /** The kinds of ground a source can give. */
  public enum Ground {
    /** They applied to us. */
    APPLIED,
    /** They agreed to be kept. */
    CONSENTED,
    /** They published it themselves, about their work. */
    PUBLIC_PROFESSIONAL
  }
}
