// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

/** The only way out. */
public interface Http {

  /**
   * Sends a request and returns the answer, whatever its status. A refusal for pace (429 and its
   * relatives) is a {@link HttpFailure} of kind {@code SLOW_DOWN}, not an answer; a 503 to what
   * must not happen twice is {@code UNANSWERED}.
   *
   * @throws HttpFailure where there is no answer to speak of
   */
  Answer send(Ask ask) throws HttpFailure, InterruptedException;

  /**
   * Takes a turn at a server that does not speak HTTP.
   *
   * @throws HttpFailure where the turn would be long in coming; then nothing was sent
   */
  default <T, E extends Exception> T visit(Door door, Door.Visit<T, E> visit)
      throws HttpFailure, InterruptedException, E {
    throw new UnsupportedOperationException("only requests leave here");
  }
}
