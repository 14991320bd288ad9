// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Poster;
import org.reqcast.connector.Remedy;
import org.reqcast.sandbox.FacebookServer;

/** A page that says everything with numbers, and how much is used beside every answer. */
class FacebookPosterTest extends PosterContract {
  private static final String TOKEN = "page-token-of-riverside";
  private static final String PAGE = "104500000000001";

  @Override
  Board board() {
    FacebookServer server = new FacebookServer(0, 1, TOKEN, PAGE, "");
    return new Board(
        server,
        server::posts,
        "facebook-page",
        Map.of("api", server.address(), "pageId", PAGE),
        Map.of("token", TOKEN));
  }

  @Override
  Duration busy() {
    return Duration.ofMinutes(3);
  }

  @Test
  void anAppThatAsksForProofGetsIt() throws Exception {
    try (FacebookServer strict = new FacebookServer(0, 1, TOKEN, PAGE, "app-secret")) {
      Map<String, String> settings = Map.of("api", strict.address(), "pageId", PAGE);
      String proof = FacebookServer.proof(TOKEN, "app-secret");
      var sure = Map.of("token", TOKEN, "proof", proof);
      var poster = poster(settings, sure);
      var standing = standing(poster.post(Ads.EPIC_ANALYST));
      poster.update(Ads.EPIC_ANALYST_CHANGED, standing);
      assertThat(strict.posts())
          .singleElement()
          .extracting(post -> post.text())
          .asString()
          .contains("Senior");
      poster.withdraw(Ads.EPIC_ANALYST_CHANGED, standing);
      assertThat(strict.posts()).isEmpty();
      var bare = poster(settings, Map.of("token", TOKEN));
      assertThatThrownBy(() -> bare.post(Ads.EPIC_ANALYST))
          .isInstanceOfSatisfying(
              ConnectorException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.RECONFIGURE))
          .hasMessageContaining("proof")
          .hasMessageNotContaining(TOKEN);
    }
  }

  private Poster poster(Map<String, String> settings, Map<String, String> secrets) {
    return (Poster)
        Opened.on("facebook-page", settings, secrets, http, Ads.CLOCK).delivery().orElseThrow();
  }
}
