// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import org.jspecify.annotations.Nullable;

/** What a board did with an ad. */
public sealed interface Posted {

  /** It stands. */
  record Live(AdRef ad) implements Posted {}

  /** It stood there before; what it says is not known. */
  record Stood(AdRef ad) implements Posted {}

  /** The board works on it; {@code ad} says where to ask. */
  record Accepted(AdRef ad) implements Posted {}

  /**
   * The board works on it under a name of its own; {@link Poster#progress} tells what came of it.
   */
  record UnderWay(String task) implements Posted {}

  /** The ad to be changed is not there any more: somebody else took it down. */
  record Gone(String why) implements Posted {}

  /** The board does not want it as it is. A result, not a fault. */
  record Refused(String reason, @Nullable String field) implements Posted {}

  /** No answer: it may stand or not. */
  record Unanswered(String why) implements Posted {}
}
