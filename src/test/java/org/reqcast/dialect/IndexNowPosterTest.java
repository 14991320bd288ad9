// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Poster;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Withdrawn;
import org.reqcast.sandbox.IndexNowServer;
import org.reqcast.sandbox.LoopbackServer;

/** A search engine that fetches our key and is told of pages. */
class IndexNowPosterTest extends PosterContract {
  private static final String PAGE = "https://jobs.riverside.example.org/openings/epic-17-columbus";

  private final String key = UUID.randomUUID().toString();

  @Override
  Board board() {
    IndexNowServer server = new IndexNowServer(0, 1, IndexNowPosterTest::web);
    return new Board(server, server::posts, "indexnow", settings(server, key), Map.of());
  }

  /** Nobody tells it words, only addresses. */
  @Override
  @Test
  void postingPlacesOneAd() throws Exception {
    try (IndexNowServer engine = new IndexNowServer(0, 1, IndexNowPosterTest::web)) {
      Poster poster = poster(engine, key);
      assertThat(poster.post(Ads.EPIC_ANALYST))
          .isEqualTo(new Posted.Live(new AdRef(Ads.EPIC_ANALYST.posting(), PAGE)));
      assertThat(engine.posts()).extracting(post -> post.id()).containsExactly(PAGE);
    }
  }

  /** It judges no words, so what it does not take is ours to mend. */
  @Override
  @Test
  void whatTheBoardWillNeverTakeIsRefusedAndNotPlaced() {
    board.server().next(LoopbackServer.Trouble.REFUSES);
    assertThatThrownBy(() -> poster.post(Ads.EPIC_ANALYST))
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.REPAIR));
  }

  @Test
  void aPageIsToldOfWhenItIsNewChangedAndGone() throws Exception {
    try (IndexNowServer engine = new IndexNowServer(0, 1, IndexNowPosterTest::web)) {
      Poster poster = poster(engine, key);
      AdRef standing = ((Posted.Live) poster.post(Ads.EPIC_ANALYST)).ad();
      poster.update(Ads.EPIC_ANALYST_CHANGED, standing);
      assertThat(poster.withdraw(Ads.EPIC_ANALYST_CHANGED, standing))
          .isInstanceOf(Withdrawn.Gone.class);
      assertThat(engine.times(PAGE)).isEqualTo(3);
    }
  }

  @Test
  void aKeyThatIsNoneOrIsNotFoundIsOursToMend() {
    try (IndexNowServer engine = new IndexNowServer(0, 1, IndexNowPosterTest::web);
        IndexNowServer blind = new IndexNowServer(0, 1, url -> "")) {
      assertThatThrownBy(() -> poster(engine, "short").post(Ads.EPIC_ANALYST))
          .isInstanceOfSatisfying(
              ConnectorException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.RECONFIGURE))
          .hasMessageContaining("siteKey");
      assertThatThrownBy(() -> poster(blind, key).post(Ads.EPIC_ANALYST))
          .isInstanceOfSatisfying(
              ConnectorException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.RECONFIGURE))
          .hasMessageContaining("did not find the key");
    }
  }

  private static Poster poster(IndexNowServer engine, String key) {
    return (Poster)
        Opened.on("indexnow", settings(engine, key), Map.of(), new FoulHttp(), Ads.CLOCK)
            .delivery()
            .orElseThrow();
  }

  private static Map<String, String> settings(IndexNowServer engine, String key) {
    return Map.of("engine", engine.address(), "siteKey", key);
  }

  /** Our site as the world sees it. */
  private static String web(String url) {
    Path file = Opened.PUBLIC.resolve(URI.create(url).getPath().substring(1));
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
