// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.util.Map;
import org.reqcast.sandbox.GithubServer;
import org.reqcast.sandbox.InventedPeople;

/** A source with a town of invented people. */
class GithubCollectorTest extends CollectorContract {
  @Override
  Source source() {
    GithubServer server = new GithubServer(0, 1, InventedPeople.town(60, 1));
    return new Source(
        server,
        "github-users",
        Map.of("address", server.address(), "searches", "epic, fhir"),
        Map.of("token", "token-of-riverside"));
  }
}
