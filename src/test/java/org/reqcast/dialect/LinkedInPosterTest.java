// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.reqcast.sandbox.LinkedInServer;

/** A network that gives an id in a header, and shows nothing. */
class LinkedInPosterTest extends PosterContract {
  @Override
  Board board() {
    LinkedInServer server =
        new LinkedInServer(0, 1, "client-secret-of-riverside", "refresh-of-riverside");
    return new Board(
        server,
        server::posts,
        "linkedin-posts",
        Map.of("client", "riverside", "api", server.address(), "login", server.address()),
        Map.of("secret", "client-secret-of-riverside", "refresh", "refresh-of-riverside"));
  }

  @Override
  Duration busy() {
    Instant now = Instant.now();
    return Duration.between(now, now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
  }
}
