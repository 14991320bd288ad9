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
}
