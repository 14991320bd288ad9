// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reqcast.sandbox.WordPressServer;

/** A site whose plugin keeps openings as a type of their own. */
class WordPressJobsPosterTest extends PosterContract {
  @Override
  Board board() {
    WordPressServer server = WordPressServer.ofJobs(0, 1, "riverside", "abcd efgh ijkl");
    return new Board(
        server,
        server::posts,
        "wordpress-jobs",
        Map.of("address", server.address(), "user", "riverside"),
        Map.of("password", "abcd efgh ijkl"));
  }

  @Override
  Duration busy() {
    return Duration.ofSeconds(1);
  }

  @Test
  void itsFieldsSayWhereWhatItPaysAndUntilWhen() throws Exception {
    poster.update(Ads.EPIC_ANALYST_CHANGED, standing(poster.post(Ads.EPIC_ANALYST)));
    assertThat(board.posts().get().getFirst().text())
        .contains("_job_location=Columbus, OH (hybrid)")
        .contains("_job_salary=$98,000–$121,000 per year")
        .contains("_job_expires=2027-01-31")
        .contains("_remote_position=false")
        .contains("_filled=false")
        .contains("_application=https://jobs.riverside.example.org/openings/epic-17-columbus");
  }
}
