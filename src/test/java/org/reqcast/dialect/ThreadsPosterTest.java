// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Poster;
import org.reqcast.connector.Remedy;
import org.reqcast.sandbox.ThreadsServer;

/** A network where a post is prepared first, and shown by a request of its own. */
class ThreadsPosterTest extends PosterContract {
  private static final String TOKEN = "token-of-riverside";

  @TempDir private Path tokens;

  private volatile Instant now = Ads.NOON;
  private final InstantSource moving = () -> now;
  private final ThreadsServer server =
      new ThreadsServer(0, 1, moving, TOKEN, Ads.NOON.minus(Duration.ofDays(3)));

  @Override
  Board board() {
    return new Board(
        server, server::posts, "threads", Map.of("api", server.address()), Map.of("token", TOKEN));
  }

  @Override
  Duration busy() {
    return Duration.ofMinutes(15);
  }

  /** A container that nobody sees is no ad. */
  @BeforeEach
  void spareContainers() {
    http.spare(ask -> ask.uri().getPath().endsWith("/me/threads"));
  }

  /** Another start of the program on the same folder. */
  private Poster process() {
    return (Poster)
        Opened.on(
                Path.of("").toAbsolutePath(),
                tokens,
                "threads",
                board.settings(),
                board.secrets(),
                http,
                moving)
            .delivery()
            .orElseThrow();
  }

  private static ConnectorException trouble(Poster process) {
    return Assertions.catchThrowableOfType(
        ConnectorException.class, () -> process.post(Ads.EPIC_ANALYST));
  }

  @Test
  void aContainerWhoseAnswerGotLostIsLeftBehind() throws Exception {
    http.spare(ask -> false);
    http.mood(FoulHttp.Mood.DEAF);
    assertThat(trouble(process()).remedy()).isEqualTo(Remedy.WAIT);
    assertThat(server.posts()).isEmpty();
    http.mood(FoulHttp.Mood.FAIR);
    standing(process().post(Ads.EPIC_ANALYST));
    assertThat(server.containers()).isEqualTo(2);
    assertThat(server.posts()).hasSize(1);
  }

  @Test
  void afterACrashBetweenTheStepsTheSameContainerIsPosted() throws Exception {
    server.working(1);
    ConnectorException notReady = trouble(process());
    assertThat(notReady.remedy()).isEqualTo(Remedy.WAIT);
    assertThat(notReady.until()).isEqualTo(now.plusSeconds(30));
    assertThat(server.posts()).isEmpty();
    standing(process().post(Ads.EPIC_ANALYST));
    assertThat(server.containers()).isEqualTo(1);
    assertThat(server.posts()).hasSize(1);
  }

  @Test
  void whatWasPreparedForTooLongIsPreparedAnew() throws Exception {
    server.working(1);
    trouble(process());
    now = now.plus(Duration.ofHours(25));
    standing(process().post(Ads.EPIC_ANALYST));
    assertThat(server.containers()).isEqualTo(2);
    assertThat(server.posts()).hasSize(1);
  }

  @Test
  void aPostThatWasShownButCannotBeFoundYetIsNotShownTwice() throws Exception {
    http.mood(FoulHttp.Mood.DEAF);
    assertThat(process().post(Ads.EPIC_ANALYST)).isInstanceOf(Posted.Unanswered.class);
    http.mood(FoulHttp.Mood.FAIR);
    server.hide(true);
    assertThat(process().post(Ads.EPIC_ANALYST)).isInstanceOf(Posted.Unanswered.class);
    assertThat(server.posts()).hasSize(1);
    server.hide(false);
    assertThat(process().post(Ads.EPIC_ANALYST)).isInstanceOf(Posted.Live.class);
    assertThat(server.posts()).hasSize(1);
  }

  @Test
  void anotherEditionIsPreparedForItself() throws Exception {
    server.working(1);
    trouble(process());
    standing(process().post(Ads.EPIC_ANALYST_CHANGED));
    assertThat(server.posts())
        .singleElement()
        .extracting(post -> post.text())
        .asString()
        .contains("Senior");
  }

  @Test
  void afterTwoHundredAndFiftyInADayItWaits() throws Exception {
    server.posted(250);
    ConnectorException full = trouble(process());
    assertThat(full.remedy()).isEqualTo(Remedy.WAIT);
    assertThat(full.until()).isEqualTo(now.plus(Duration.ofHours(1)));
    assertThat(server.containers()).isZero();
    server.posted(249);
    standing(process().post(Ads.EPIC_ANALYST));
  }
}
