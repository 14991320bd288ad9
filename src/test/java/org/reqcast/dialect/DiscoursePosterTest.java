// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.time.Duration;
import java.util.Map;
import org.reqcast.sandbox.DiscourseServer;

/** A forum that finds topics by our own name for them. */
class DiscoursePosterTest extends PosterContract {
  @Override
  Board board() {
    DiscourseServer server = new DiscourseServer(0, 1, "api-key-of-riverside", "riverside");
    return new Board(
        server,
        server::posts,
        "discourse",
        Map.of("address", server.address(), "user", "riverside"),
        Map.of("token", "api-key-of-riverside"));
  }

  @Override
  Duration busy() {
    return Duration.ofSeconds(7);
  }
}
