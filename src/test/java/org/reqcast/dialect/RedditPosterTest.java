// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.time.Duration;
import java.util.Map;
import org.reqcast.sandbox.RedditServer;

/** A community whose every answer is 200, and that takes a link once. */
class RedditPosterTest extends PosterContract {
  @Override
  Board board() {
    RedditServer server =
        new RedditServer(0, 1, "client-secret-of-riverside", "refresh-of-riverside");
    return new Board(
        server,
        server::posts,
        "reddit",
        Map.of(
            "client",
            "riverside",
            "api",
            server.address(),
            "login",
            server.address(),
            "community",
            "healthit",
            "user",
            "riverside"),
        Map.of("secret", "client-secret-of-riverside", "refresh", "refresh-of-riverside"));
  }

  @Override
  Duration busy() {
    return Duration.ofSeconds(2);
  }
}
