// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reqcast.connector.Poster.Look;
import org.reqcast.sandbox.DiscordBotServer;

/** A channel in which a bot sees its own messages and those of others. */
class DiscordBotPosterTest extends PosterContract {
  private final DiscordBotServer server = new DiscordBotServer(0, 1, "bot-token-of-riverside", "7");

  @Override
  Board board() {
    return new Board(
        server,
        server::posts,
        "discord-bot",
        Map.of("server", server.address(), "channel", "7"),
        Map.of("token", "bot-token-of-riverside"));
  }

  @Override
  Duration busy() {
    return Duration.ofMillis(3400);
  }

  @Test
  void whatSomebodyElsePassesOnIsNotOurAd() throws Exception {
    server.somebody("Look at this! " + Ads.EPIC_ANALYST.link());
    assertThat(poster.look(Ads.EPIC_ANALYST)).isInstanceOf(Look.Absent.class);
    poster.post(Ads.EPIC_ANALYST);
    assertThat(server.posts()).hasSize(1);
  }

  @Test
  void anAdFartherBackThanOnePageIsFound() throws Exception {
    String id = standing(poster.post(Ads.EPIC_ANALYST)).id();
    for (int i = 0; i < 250; i++) {
      server.somebody("Chatter " + i);
    }
    assertThat(poster.look(Ads.EPIC_ANALYST))
        .isInstanceOfSatisfying(
            Look.Stands.class, stands -> assertThat(stands.ad().id()).isEqualTo(id));
    for (int i = 0; i < 250; i++) {
      server.somebody("More chatter " + i);
    }
    assertThat(poster.look(Ads.EPIC_ANALYST)).isInstanceOf(Look.CannotLook.class);
  }
}
