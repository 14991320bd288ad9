// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.time.Duration;
import java.util.Map;
import org.reqcast.sandbox.TeamsServer;

/** A channel that takes in and says no more. */
class TeamsPosterTest extends PosterContract {
  @Override
  Board board() {
    TeamsServer server = new TeamsServer(0, 1, "signature-of-riverside");
    return new Board(
        server,
        server::posts,
        "teams-workflow",
        Map.of(),
        Map.of(
            "address",
            server.address()
                + "/workflows/7/triggers/manual/paths/invoke?api-version=1&sig=signature-of-riverside"));
  }

  @Override
  Duration busy() {
    return Duration.ofMinutes(1);
  }
}
