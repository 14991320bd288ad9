// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reqcast.candidate.Profile;
import org.reqcast.connector.Batch;
import org.reqcast.connector.Collector;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Remedy;
import org.reqcast.sandbox.LoopbackServer;

/** What every collector must keep, in fair and foul weather, against a local server. */
abstract class CollectorContract {
  private final FoulHttp http = new FoulHttp();
  private Source source;
  private Collector collector;

  /** A server with people on it, and an account there. */
  record Source(
      LoopbackServer server,
      String connector,
      Map<String, String> settings,
      Map<String, String> secrets) {}

  abstract Source source();

  @BeforeEach
  void open() {
    source = source();
    collector =
        Opened.on(source.connector(), source.settings(), source.secrets(), http, Ads.CLOCK)
            .collector()
            .orElseThrow();
  }

  @AfterEach
  void close() {
    source.server().close();
  }

  @Test
  void bringsPeopleWithTheirSourceAndTheBasisToHoldThem() throws Exception {
    List<Profile> profiles = round(Batch.START, 50);
    assertThat(profiles)
        .isNotEmpty()
        .allSatisfy(
            profile -> {
              assertThat(profile.source()).isEqualTo(Opened.ACCOUNT);
              assertThat(profile.key()).isNotBlank();
              assertThat(profile.url()).startsWith("http");
              assertThat(profile.collected()).isEqualTo(Ads.NOON);
              assertThat(profile.basis().notifyBy()).isAfter(Ads.NOON);
              assertThat(profile.basis().forgetBy()).isAfter(profile.basis().notifyBy());
              assertThat(profile.text()).doesNotContain("<p>");
            });
  }

  @Test
  void smallStepsBringTheSamePeopleAsLargeOnes() throws Exception {
    assertThat(keys(round(Batch.START, 2))).isEqualTo(keys(round(Batch.START, 1000)));
  }

  @Test
  void aStepNeverBringsMoreThanAsked() throws Exception {
    assertThat(collector.collect(Batch.START, 3).profiles()).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void repeatingAStepIsHarmless() throws Exception {
    assertThat(collector.collect(Batch.START, 5)).isEqualTo(collector.collect(Batch.START, 5));
  }

  @Test
  void aSecondRoundBringsNobodyNew() throws Exception {
    Batch last = last(Batch.START);
    assertThat(keys(round(Batch.START, 100))).containsAll(keys(round(last.cursor(), 100)));
  }

  @Test
  void busyMeansWaitAndTheCursorStays() throws Exception {
    Batch before = collector.collect(Batch.START, 2);
    http.mood(FoulHttp.Mood.BUSY);
    ConnectorException trouble = trouble(before.cursor());
    assertThat(trouble.remedy()).isEqualTo(Remedy.WAIT);
    assertThat(trouble.until()).isEqualTo(Ads.NOON.plusSeconds(90));
    http.mood(FoulHttp.Mood.FAIR);
    assertThat(keys(before.profiles()))
        .doesNotContainAnyElementsOf(keys(collector.collect(before.cursor(), 2).profiles()));
  }

  @Test
  void loggedOutMeansReconfigure() {
    http.mood(FoulHttp.Mood.LOGGED_OUT);
    assertThat(trouble(Batch.START).remedy()).isEqualTo(Remedy.RECONFIGURE);
  }

  @Test
  void aBrokenServerMeansWait() {
    http.mood(FoulHttp.Mood.DOWN);
    assertThat(trouble(Batch.START).remedy()).isEqualTo(Remedy.WAIT);
  }

  @Test
  void aRedesignedSourceAsksForRepair() {
    http.mood(FoulHttp.Mood.REDESIGNED);
    assertThat(trouble(Batch.START).remedy()).isEqualTo(Remedy.REPAIR);
  }

  @Test
  void noSecretIsEverInAMessageOrACursor() throws Exception {
    List<String> said = new ArrayList<>(List.of(collector.collect(Batch.START, 5).toString()));
    for (FoulHttp.Mood mood : List.of(FoulHttp.Mood.BUSY, FoulHttp.Mood.LOGGED_OUT)) {
      http.mood(mood);
      said.add(trouble(Batch.START).getMessage());
    }
    for (String secret : source.secrets().values()) {
      assertThat(said).noneMatch(text -> text.contains(secret));
    }
  }

  private List<Profile> round(String from, int most) throws Exception {
    List<Profile> profiles = new ArrayList<>();
    Batch batch = collector.collect(from, most);
    profiles.addAll(batch.profiles());
    for (int steps = 0; batch.more(); steps++) {
      assertThat(steps).as("a round ends").isLessThan(500);
      batch = collector.collect(batch.cursor(), most);
      profiles.addAll(batch.profiles());
    }
    return profiles;
  }

  private Batch last(String from) throws Exception {
    Batch batch = collector.collect(from, 100);
    while (batch.more()) {
      batch = collector.collect(batch.cursor(), 100);
    }
    return batch;
  }

  private static Set<String> keys(List<Profile> profiles) {
    Set<String> keys = new TreeSet<>();
    profiles.forEach(profile -> keys.add(profile.key()));
    return keys;
  }

  private ConnectorException trouble(String cursor) {
    return Assertions.catchThrowableOfType(
        ConnectorException.class, () -> collector.collect(cursor, 5));
  }
}
