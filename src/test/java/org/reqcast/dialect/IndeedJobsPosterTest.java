// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.reqcast.sandbox.IndeedServer;

/** A board that answers 200 whatever it makes of a job. */
class IndeedJobsPosterTest extends PosterContract {
  @Override
  Board board() {
    IndeedServer server = new IndeedServer(0, 1, "secret-of-riverside", InstantSource.system());
    return new Board(
        server,
        server::posts,
        "indeed-jobs",
        Map.of("client", "riverside", "sourceName", "Riverside Staffing", "api", server.address()),
        Map.of("secret", "secret-of-riverside"));
  }

  @Override
  Duration busy() {
    return Duration.ofSeconds(60);
  }
}
