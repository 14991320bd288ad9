// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

/** What became of something that a board said it would work on. */
public sealed interface Progress {

  /** The board still works on it. */
  record Working() implements Progress {}

  /**
   * It came to an end.
   *
   * @param what as if the board had said so at once; an ad that was taken down is gone
   * @param says what the board answered
   */
  record Ended(Posted what, String says) implements Progress {}

  /** It came to nothing, sorted by who must act. */
  record Failed(ConnectorException why) implements Progress {}

  /** The board no longer knows of it, so nobody can tell. */
  record Forgotten() implements Progress {}
}
