// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.time.Duration;
import java.util.Map;
import org.reqcast.sandbox.TelegramServer;

/** A channel that says nothing in its status alone, and reads mark-up strictly. */
class TelegramPosterTest extends PosterContract {
  @Override
  Board board() {
    TelegramServer server = new TelegramServer(0, 1, "7:bot-token-of-riverside", "@riverside");
    return new Board(
        server,
        server::posts,
        "telegram",
        Map.of("server", server.address(), "channel", "@riverside"),
        Map.of("token", "7:bot-token-of-riverside"));
  }

  @Override
  Duration busy() {
    return Duration.ofSeconds(3);
  }
}
