// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.connector.Connector;
import org.reqcast.sandbox.ThreadsServer;

/** A token that a person gives once, and its server prolongs. */
class ProlongedTokenTest {
  private static final String TOKEN = "token-of-riverside";
  private static final String WELL = "well: @riverside";

  @TempDir private Path tokens;

  private volatile Instant now = Ads.NOON;
  private final InstantSource clock = () -> now;
  private final FoulHttp http = new FoulHttp();
  private final ThreadsServer server = new ThreadsServer(0, 1, clock, TOKEN, Ads.NOON);

  @AfterEach
  void close() {
    server.close();
  }

  private Connector process(String token) {
    return Opened.on(
        Path.of("").toAbsolutePath(),
        tokens,
        "threads",
        Map.of("api", server.address()),
        Map.of("token", token),
        http,
        clock);
  }

  private String health() throws InterruptedException {
    return Agreed.health(process(TOKEN));
  }

  @Test
  void oneThatIsTooYoungIsTakenAsItIsAndProlongedLater() throws Exception {
    assertThat(health()).isEqualTo(WELL);
    assertThat(server.prolonged()).isZero();
    now = now.plus(Duration.ofHours(47));
    assertThat(health()).isEqualTo(WELL);
    assertThat(server.prolonged()).isOne();
  }

  @Test
  void overAYearItIsProlongedInTimeAndNoOftenerThanNeeded() throws Exception {
    for (int day = 0; day < 365; day += 12) {
      assertThat(health()).as("day " + day).isEqualTo(WELL);
      now = now.plus(Duration.ofDays(12));
    }
    assertThat(server.prolonged()).isBetween(7, 9);
  }

  @Test
  void troubleWithProlongingDoesNotEndATokenThatIsGood() throws Exception {
    assertThat(health()).isEqualTo(WELL);
    now = now.plus(Duration.ofDays(2));
    assertThat(health()).isEqualTo(WELL);
    server.prolongs(false);
    now = now.plus(Duration.ofDays(50));
    assertThat(health()).isEqualTo(WELL);
    now = now.plus(Duration.ofDays(9));
    assertThat(health()).isEqualTo(WELL);
    server.prolongs(true);
    assertThat(health()).isEqualTo(WELL);
    assertThat(server.prolonged()).isEqualTo(2);
  }

  @Test
  void oneThatHasEndedAsksForAnotherAndTheOtherIsTaken() throws Exception {
    assertThat(health()).isEqualTo(WELL);
    now = now.plus(Duration.ofDays(61));
    assertThat(health()).startsWith("RECONFIGURE: ").contains("a new token").doesNotContain(TOKEN);
    server.give("another-token-of-riverside", now.minus(Duration.ofDays(1)));
    assertThat(Agreed.health(process("another-token-of-riverside"))).isEqualTo(WELL);
    assertThat(server.prolonged()).isOne();
  }

  @Test
  void itIsNeverInAMessage() throws Exception {
    for (FoulHttp.Mood mood : FoulHttp.Mood.values()) {
      http.mood(mood);
      assertThat(health()).doesNotContain(TOKEN).doesNotContain("prolonged-");
      now = now.plus(Duration.ofDays(2));
    }
  }
}
