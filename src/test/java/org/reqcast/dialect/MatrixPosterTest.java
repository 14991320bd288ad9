// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.time.Duration;
import java.util.Map;
import org.reqcast.sandbox.MatrixServer;

/** A room that keeps its promise about transactions, and can be read. */
class MatrixPosterTest extends PosterContract {
  @Override
  Board board() {
    MatrixServer server = new MatrixServer(0, 1, "token-of-riverside", "!jobs:example.org");
    return new Board(
        server,
        server::posts,
        "matrix",
        Map.of("server", server.address(), "room", "!jobs:example.org"),
        Map.of("token", "token-of-riverside"));
  }

  @Override
  Duration busy() {
    return Duration.ofMillis(2500);
  }
}
