// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.reqcast.sandbox.MastodonServer;

/** A server that only speaks alike and ignores keys. */
class ForgetfulMastodonPosterTest extends PosterContract {
  @Override
  Board board() {
    MastodonServer server = new MastodonServer(0, 1, "token-of-riverside", false, List.of());
    return new Board(
        server,
        server::posts,
        "mastodon",
        Map.of("instance", server.address()),
        Map.of("token", "token-of-riverside"));
  }

  @Override
  Duration busy() {
    return Duration.ofSeconds(2);
  }
}
