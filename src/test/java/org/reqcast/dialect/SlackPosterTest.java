// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.time.Duration;
import java.util.Map;
import org.reqcast.sandbox.SlackServer;

/** A channel that gives nothing. */
class SlackPosterTest extends PosterContract {
  @Override
  Board board() {
    SlackServer server = new SlackServer(0, 1, "T0/B0/hook-token-of-riverside");
    return new Board(
        server,
        server::posts,
        "slack-webhook",
        Map.of(),
        Map.of("address", server.address() + "/services/T0/B0/hook-token-of-riverside"));
  }

  @Override
  Duration busy() {
    return Duration.ofSeconds(1);
  }
}
