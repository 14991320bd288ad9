// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reqcast.connector.Connector;
import org.reqcast.connector.Poster;
import org.reqcast.connector.Preview;
import org.reqcast.http.Replay;

class JsonPosterTest {

  @Test
  void previewShowsTheRequestWithItsLengthsAndNoSecret() throws Exception {
    Connector connector =
        Opened.on(
            "mastodon",
            Map.of("instance", "https://social.example.org"),
            Map.of("token", "very-secret-token"),
            Replay.of(List.of(), Ads.CLOCK),
            Ads.CLOCK);
    Poster poster = (Poster) connector.delivery().orElseThrow();

    Preview preview = poster.preview(Ads.EPIC_ANALYST);

    assertThat(preview.toString())
        .doesNotContain("very-secret-token")
        .contains("POST https://social.example.org/api/v1/statuses")
        .contains("Idempotency-Key: " + Ads.EPIC_ANALYST.key());
    assertThat(preview.lengths())
        .containsExactly(new Preview.Length("status", 192, 500, "short-links"));
    assertThat(preview.says())
        .extracting(Preview.Part::headline)
        .containsExactly("status", "visibility", "language");
  }
}
