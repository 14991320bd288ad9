// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.util.Map;
import org.reqcast.sandbox.InventedPeople;
import org.reqcast.sandbox.MastodonServer;

/** A source with a town of invented people. */
class MastodonCollectorTest extends CollectorContract {
  @Override
  Source source() {
    MastodonServer server =
        new MastodonServer(0, 1, "token-of-riverside", true, InventedPeople.town(60, 1));
    return new Source(
        server,
        "mastodon-people",
        Map.of("instance", server.address(), "searches", "epic, fhir, a"),
        Map.of("token", "token-of-riverside"));
  }
}
