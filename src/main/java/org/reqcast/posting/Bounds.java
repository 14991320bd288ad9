// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.util.function.BooleanSupplier;

/**
 * How far one turn may go.
 *
 * @param most actions on a board that takes its ads one by one
 * @param wary whether one failure is enough to leave the board alone, until something succeeds
 * @param stop asked between two ads
 */
public record Bounds(int most, boolean wary, BooleanSupplier stop) {

  /** A turn as usual. */
  public static Bounds of(int most, BooleanSupplier stop) {
    return new Bounds(most, false, stop);
  }
}
