// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

/** Asks a board or source, cheaply and without effect, whether work would succeed. */
@FunctionalInterface
public interface Check {
  Health check() throws InterruptedException;

  /** What the check found. */
  sealed interface Health {
    /** It would; {@code who} says as whom we are known there. */
    record Well(String who) implements Health {}

    /** It would not, and this is what would help. */
    record Unwell(Remedy remedy, String message) implements Health {}
  }
}
