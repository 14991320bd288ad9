// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.time.Duration;
import java.util.Map;
import org.reqcast.sandbox.XServer;

/** A network that can be looked at, takes no copy of a text, and lets nothing be changed. */
class XPosterTest extends PosterContract {
  @Override
  Board board() {
    XServer server = new XServer(0, 1, "client-secret-of-riverside", "refresh-of-riverside");
    return new Board(
        server,
        server::posts,
        "x",
        Map.of("client", "riverside", "api", server.address()),
        Map.of("secret", "client-secret-of-riverside", "refresh", "refresh-of-riverside"));
  }

  @Override
  Duration busy() {
    return Duration.ofSeconds(2);
  }
}
