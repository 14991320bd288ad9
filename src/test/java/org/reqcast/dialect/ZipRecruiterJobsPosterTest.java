// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.time.Duration;
import java.util.Map;
import org.reqcast.sandbox.ZipRecruiterServer;

/** A board that posts nothing twice, and opens again what is put. */
class ZipRecruiterJobsPosterTest extends PosterContract {
  @Override
  Board board() {
    ZipRecruiterServer server = new ZipRecruiterServer(0, 1, "key-of-riverside");
    return new Board(
        server,
        server::posts,
        "ziprecruiter-jobs",
        Map.of("api", server.address()),
        Map.of("apiKey", "key-of-riverside"));
  }

  @Override
  Duration busy() {
    return Duration.ofSeconds(30);
  }
}
