// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.util.Map;
import org.reqcast.sandbox.HackerNewsServer;
import org.reqcast.sandbox.InventedPeople;

/** A source with a town of invented people. */
class HackerNewsCollectorTest extends CollectorContract {
  @Override
  Source source() {
    HackerNewsServer server = new HackerNewsServer(0, 1, InventedPeople.town(60, 1));
    return new Source(
        server, "hacker-news-hired", Map.of("address", server.address() + "/api/v1"), Map.of());
  }
}
