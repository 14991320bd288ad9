// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.time.Duration;
import java.util.Map;
import org.reqcast.sandbox.SlackBotServer;

/** A channel that answers 200 whatever happens. */
class SlackBotPosterTest extends PosterContract {
  @Override
  Board board() {
    SlackBotServer server = new SlackBotServer(0, 1, "xoxb-token-of-riverside", "C0123456789");
    return new Board(
        server,
        server::posts,
        "slack-bot",
        Map.of("server", server.address(), "channel", "C0123456789"),
        Map.of("token", "xoxb-token-of-riverside"));
  }

  @Override
  Duration busy() {
    return Duration.ofSeconds(4);
  }
}
