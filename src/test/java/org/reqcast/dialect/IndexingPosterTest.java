// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Poster;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Withdrawn;
import org.reqcast.sandbox.IndexingServer;
import tools.jackson.databind.json.JsonMapper;

/** A search engine that is told of pages by an owner of the site. */
class IndexingPosterTest extends PosterContract {
  private static final String SITE = "https://jobs.riverside.example.org/";
  private static final String PAGE = SITE + "openings/epic-17-columbus";
  private static final String ROBOT = "robot@riverside.example.org";
  private static final KeyPair KEYS = Agreed.keys();

  private final IndexingServer engine = engine(SITE);

  private static IndexingServer engine(String site) {
    return new IndexingServer(0, 1, InstantSource.system(), ROBOT, KEYS.getPublic(), site);
  }

  private static Map<String, String> key() {
    return Map.of(
        "signing",
        JsonMapper.shared()
            .writeValueAsString(Map.of("client_email", ROBOT, "private_key", Agreed.pem(KEYS))));
  }

  private static Map<String, String> settings(IndexingServer engine) {
    return Map.of("api", engine.address(), "login", engine.address());
  }

  @Override
  Board board() {
    return new Board(engine, engine::posts, "google-indexing", settings(engine), key());
  }

  /** Statements hold for an hour of the engine's clock. */
  @Override
  InstantSource clock() {
    return InstantSource.system();
  }

  /** Nobody tells it words, only addresses. */
  @Override
  @Test
  void postingPlacesOneAd() throws Exception {
    assertThat(poster.post(Ads.EPIC_ANALYST))
        .isEqualTo(new Posted.Live(new AdRef(Ads.EPIC_ANALYST.posting(), PAGE)));
    assertThat(engine.heard()).containsExactly("URL_UPDATED " + PAGE);
  }

  @Test
  void aPageIsToldOfWhenItIsNewChangedGoneAndBack() throws Exception {
    AdRef standing = standing(poster.post(Ads.EPIC_ANALYST));
    poster.update(Ads.EPIC_ANALYST_CHANGED, standing);
    assertThat(poster.look(Ads.EPIC_ANALYST)).isInstanceOf(Poster.Look.Stands.class);
    assertThat(poster.withdraw(Ads.EPIC_ANALYST_CHANGED, standing))
        .isInstanceOf(Withdrawn.Gone.class);
    assertThat(poster.look(Ads.EPIC_ANALYST)).isInstanceOf(Poster.Look.Absent.class);
    poster.post(Ads.EPIC_ANALYST);
    assertThat(engine.heard())
        .containsExactly(
            "URL_UPDATED " + PAGE,
            "URL_UPDATED " + PAGE,
            "URL_DELETED " + PAGE,
            "URL_UPDATED " + PAGE);
  }

  @Test
  void afterTwoHundredItIsWaitedForTheDayInCalifornia() throws Exception {
    engine.perDay(1);
    http.mood(FoulHttp.Mood.REAL);
    poster.post(Ads.EPIC_ANALYST);
    ConnectorException full =
        Assertions.catchThrowableOfType(
            ConnectorException.class, () -> poster.post(Ads.FHIR_ENGINEER));
    assertThat(full.remedy()).isEqualTo(Remedy.WAIT);
    Instant until = full.until();
    assertThat(until).isNotNull();
    assertThat(until.atZone(ZoneId.of("America/Los_Angeles")).toLocalTime())
        .isEqualTo(java.time.LocalTime.MIDNIGHT);
    assertThat(Duration.between(Instant.now(), until)).isLessThan(Duration.ofHours(25));
  }

  @Test
  void whoeverDoesNotOwnTheSiteIsToldWhatToDo() {
    try (IndexingServer foreign = engine("https://elsewhere.example.org/")) {
      Poster stranger =
          (Poster)
              Opened.on("google-indexing", settings(foreign), key(), http, clock())
                  .delivery()
                  .orElseThrow();
      assertThatThrownBy(() -> stranger.post(Ads.EPIC_ANALYST))
          .isInstanceOfSatisfying(
              ConnectorException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.RECONFIGURE))
          .hasMessageContaining("an owner of the site in Search Console");
    }
  }
}
