// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.time.Duration;
import java.util.Map;
import org.reqcast.sandbox.DiscordServer;

/** A channel that gives ids, but shows nothing. */
class DiscordPosterTest extends PosterContract {
  @Override
  Board board() {
    DiscordServer server = new DiscordServer(0, 1, "77/hook-token-of-riverside");
    return new Board(
        server,
        server::posts,
        "discord-webhook",
        Map.of(),
        Map.of("address", server.address() + "/api/webhooks/77/hook-token-of-riverside"));
  }

  @Override
  Duration busy() {
    return Duration.ofMillis(1200);
  }
}
