// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Remedy;

/**
 * What a turn of posting came to.
 *
 * @param counts by what happened: posted, updated, closed, refused, deferred…
 * @param remedy who must act; null where nobody must
 * @param message one sentence for people; empty where all is well
 * @param stopped whether it was asked to stop before it was through
 * @param troubled whether so much failed in a row that the board, not an ad, is in trouble
 */
public record Done(
    Map<String, Integer> counts,
    @Nullable Remedy remedy,
    String message,
    boolean stopped,
    boolean troubled) {

  public Done {
    counts = Map.copyOf(counts);
  }
}
