// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.reqcast.sandbox.SeekServer;

/** A board whose conflicts carry the ad that stands. */
class SeekJobsPosterTest extends PosterContract {
  @Override
  Board board() {
    SeekServer server = new SeekServer(0, 1, "secret-of-riverside", InstantSource.system());
    return new Board(
        server,
        server::posts,
        "seek-jobs",
        Map.of(
            "client",
            "riverside",
            "hirer",
            "seekAnzPublicTest:organization:seek:93WyyF1h",
            "category",
            "seekAnzPublicTest:jobCategory:seek:27iNSgEf2",
            "locations",
            "Sydney=seekAnzPublicTest:location:seek:2EGfYMcvk, Columbus=seekAnzPublicTest:location:seek:2Dd7u3mDz",
            "product",
            "globalPublicTest:adProduct:seekApi:GxWYyP4H",
            "recruiter",
            "Rivka Sider",
            "recruiterEmail",
            "jobs@riverside.example.org",
            "api",
            server.address(),
            "login",
            server.address()),
        Map.of("secret", "secret-of-riverside"));
  }

  @Override
  Duration busy() {
    return Duration.ofSeconds(45);
  }
}
