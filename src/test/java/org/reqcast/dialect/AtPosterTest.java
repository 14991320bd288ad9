// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.time.Duration;
import java.util.Map;
import org.reqcast.sandbox.AtprotoServer;

/** A server that lets us name the records. */
class AtPosterTest extends PosterContract {
  @Override
  Board board() {
    AtprotoServer server = new AtprotoServer(0, 1, "riverside.pds.example.org", "app-pass-word");
    return new Board(
        server,
        server::posts,
        "bluesky",
        Map.of("server", server.address(), "handle", "riverside.pds.example.org"),
        Map.of("password", "app-pass-word"));
  }

  @Override
  Duration busy() {
    return Duration.ofSeconds(2);
  }
}
