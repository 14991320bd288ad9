// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.time.Duration;
import java.util.Map;
import org.reqcast.sandbox.LemmyServer;

/** A server whose statuses say little. */
class LemmyPosterTest extends PosterContract {
  @Override
  Board board() {
    LemmyServer server = new LemmyServer(0, 1, "jwt-of-riverside");
    return new Board(
        server,
        server::posts,
        "lemmy",
        Map.of("server", server.address(), "community", "healthit"),
        Map.of("token", "jwt-of-riverside"));
  }

  @Override
  Duration busy() {
    return Duration.ofMinutes(10);
  }
}
