// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Poster;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Withdrawn;
import org.reqcast.sandbox.IndeedServer;
import org.reqcast.sandbox.SeekServer;
import org.reqcast.sandbox.ZipRecruiterServer;

/** The ways of boards that take jobs from partners only, on a clock that the test moves. */
class PartnerBoardsTest {
  private static final Ad AD = Ads.EPIC_ANALYST;
  private static final Ad CHANGED = Ads.EPIC_ANALYST_CHANGED;

  private Instant now = Ads.NOON;
  private final InstantSource clock = () -> now;

  private Poster open(String connector, Map<String, String> settings, Map<String, String> secrets) {
    return (Poster)
        Opened.on(connector, settings, secrets, new FoulHttp(), clock).delivery().orElseThrow();
  }

  private Poster indeed(IndeedServer server) {
    return open(
        "indeed-jobs",
        Map.of("client", "riverside", "sourceName", "Riverside", "api", server.address()),
        Map.of("secret", "s3cret"));
  }

  private Poster seek(SeekServer server, String hirer) {
    Map<String, String> settings = new HashMap<>();
    settings.put("client", "riverside");
    settings.put("hirer", "seekAnzPublicTest:organization:seek:" + hirer);
    settings.put("category", "seekAnzPublicTest:jobCategory:seek:27iNSgEf2");
    settings.put("locations", "Sydney=loc:1, columbus = loc:2");
    settings.put("product", "globalPublicTest:adProduct:seekApi:GxWYyP4H");
    settings.put("recruiter", "Rivka Sider");
    settings.put("recruiterEmail", "jobs@riverside.example.org");
    settings.put("api", server.address());
    settings.put("login", server.address());
    return open("seek-jobs", settings, Map.of("secret", "s3cret"));
  }

  private static AdRef live(Posted posted) {
    assertThat(posted).isInstanceOf(Posted.Live.class);
    return ((Posted.Live) posted).ad();
  }

  @Test
  void aJobThatComesBackWithinThirtyDaysKeepsItsIdAndLaterGetsAnother() throws Exception {
    try (IndeedServer server = new IndeedServer(0, 1, "s3cret", clock)) {
      Poster poster = indeed(server);
      AdRef first = live(poster.post(AD));
      assertThat(live(poster.update(CHANGED, first))).isEqualTo(first);
      assertThat(server.posts()).hasSize(1);
      poster.withdraw(AD, first);
      assertThat(server.posts()).isEmpty();

      now = now.plus(Duration.ofDays(29));
      assertThat(live(poster.post(AD))).isEqualTo(first);
      poster.withdraw(AD, first);
      now = now.plus(Duration.ofDays(31));
      AdRef other = live(poster.post(AD));
      assertThat(other).isNotEqualTo(first);
      assertThat(poster.withdraw(AD, other)).isInstanceOf(Withdrawn.Gone.class);
      assertThat(server.posts()).isEmpty();
    }
  }

  @Test
  void aTokenThatIsTurnedDownInAnAnswerOf200IsReplaced() throws Exception {
    try (IndeedServer server = new IndeedServer(0, 1, "s3cret", clock)) {
      Poster poster = indeed(server);
      AdRef ad = live(poster.post(AD));
      server.forgetTokens();
      assertThat(live(poster.update(CHANGED, ad))).isEqualTo(ad);
    }
  }

  @Test
  void aClosedJobIsOpenedAgainByPuttingIt() throws Exception {
    try (ZipRecruiterServer server = new ZipRecruiterServer(0, 1, "k3y")) {
      Poster poster =
          open("ziprecruiter-jobs", Map.of("api", server.address()), Map.of("apiKey", "k3y"));
      AdRef ad = live(poster.post(AD));
      poster.withdraw(AD, ad);
      assertThat(server.posts()).isEmpty();
      Posted again = poster.post(AD);
      assertThat(again).isInstanceOf(Posted.Stood.class);
      live(poster.update(CHANGED, ((Posted.Stood) again).ad()));
      assertThat(server.posts()).hasSize(1);
      assertThat(server.posts().getFirst().text()).contains("Senior");
    }
  }

  @Test
  void theSameKeyTwiceIsTheAdThatStandsAndANewRoundIsAnother() throws Exception {
    try (SeekServer server = new SeekServer(0, 1, "s3cret", clock)) {
      Poster poster = seek(server, "93WyyF1h");
      AdRef first = live(poster.post(AD));
      assertThat(live(poster.post(AD))).isEqualTo(first);
      assertThat(live(poster.update(CHANGED, first))).isEqualTo(first);
      assertThat(server.posts()).hasSize(1);
      poster.withdraw(CHANGED, first);
      assertThat(poster.withdraw(CHANGED, first)).isInstanceOf(Withdrawn.Gone.class);
      assertThat(live(poster.post(CHANGED))).isNotEqualTo(first);
    }
  }

  @Test
  void anAdEndsAfterThirtyDaysAndIsNotBoughtAgainByItself() throws Exception {
    try (SeekServer server = new SeekServer(0, 1, "s3cret", clock)) {
      Poster poster = seek(server, "93WyyF1h");
      AdRef ad = live(poster.post(AD));
      now = now.plus(Duration.ofDays(30));
      assertThat(server.posts()).isEmpty();
      assertThat(poster.lasts()).contains(Duration.ofDays(30));
      assertThat(poster.renew(AD, ad)).isInstanceOf(Posted.Gone.class);
      assertThat(poster.update(CHANGED, ad))
          .isInstanceOfSatisfying(
              Posted.Refused.class,
              refused -> assertThat(refused.reason()).contains("would cost again"));
    }
  }

  @Test
  void aHirerWithoutARelationAsksForOne() {
    try (SeekServer server = new SeekServer(0, 1, "s3cret", clock)) {
      assertThatThrownBy(() -> seek(server, "another").post(AD))
          .isInstanceOfSatisfying(
              ConnectorException.class,
              trouble -> {
                assertThat(trouble.remedy()).isEqualTo(Remedy.RECONFIGURE);
                assertThat(trouble.getMessage()).contains("relationship");
              });
    }
  }

  @Test
  void aTownWithoutAnIdIsRefused() throws Exception {
    try (SeekServer server = new SeekServer(0, 1, "s3cret", clock)) {
      Map<String, String> elsewhere = new HashMap<>();
      elsewhere.put("client", "riverside");
      elsewhere.put("hirer", "seekAnzPublicTest:organization:seek:93WyyF1h");
      elsewhere.put("category", "c");
      elsewhere.put("locations", "Sydney=loc:1");
      elsewhere.put("product", "p");
      elsewhere.put("recruiter", "Rivka Sider");
      elsewhere.put("recruiterEmail", "jobs@riverside.example.org");
      elsewhere.put("api", server.address());
      elsewhere.put("login", server.address());
      Posted posted = open("seek-jobs", elsewhere, Map.of("secret", "s3cret")).post(AD);
      assertThat(posted).isInstanceOf(Posted.Refused.class);
    }
  }
}
