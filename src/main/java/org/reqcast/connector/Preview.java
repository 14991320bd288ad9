// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.util.List;

/**
 * Exactly what would be sent.
 *
 * @param parts in the order of sending
 * @param lengths texts measured against their limits
 * @param says what is said, piece by piece, without what only carries it: what is kept, and
 *     compared with what is said later
 */
public record Preview(List<Part> parts, List<Length> lengths, List<Part> says) {

  public Preview {
    parts = List.copyOf(parts);
    lengths = List.copyOf(lengths);
    says = List.copyOf(says);
  }

  /** One whose parts are what is said. */
  public Preview(List<Part> parts, List<Length> lengths) {
    this(parts, lengths, parts);
  }

  /** A request or a file: a headline such as {@code POST https://…}, and the body. */
  public record Part(String headline, String body) {}

  /** How long a text is, counted as the board counts. */
  public record Length(String what, int length, int most, String counted) {}
}
