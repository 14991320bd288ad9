// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.util.List;

/**
 * Exactly what would be sent.
 *
 * @param parts in the order of sending
 * @param lengths texts measured against their limits
 */
public record Preview(List<Part> parts, List<Length> lengths) {

  public Preview {
    parts = List.copyOf(parts);
    lengths = List.copyOf(lengths);
  }

  /** A request or a file: a headline such as {@code POST https://…}, and the body. */
  public record Part(String headline, String body) {}

  /** How long a text is, counted as the board counts. */
  public record Length(String what, int length, int most, String counted) {}
}
