// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.reqcast.sandbox.LinkedInJobsServer;

/** A board that takes everything in, and tells later what came of it. */
class LinkedInJobsPosterTest extends PosterContract {
  @Override
  Board board() {
    LinkedInJobsServer server =
        new LinkedInJobsServer(
            0, 1, "client-secret-of-riverside", InstantSource.system(), Duration.ZERO);
    return new Board(
        server,
        server::posts,
        "linkedin-jobs",
        Map.of(
            "client",
            "riverside",
            "company",
            "2414183",
            "posterEmail",
            "jobs@riverside.example.org",
            "api",
            server.address(),
            "login",
            server.address()),
        Map.of("secret", "client-secret-of-riverside"));
  }

  @Override
  Duration busy() {
    Instant now = Instant.now();
    return Duration.between(now, now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
  }
}
