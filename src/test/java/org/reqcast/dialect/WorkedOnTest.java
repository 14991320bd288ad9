// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Poster;
import org.reqcast.connector.Progress;
import org.reqcast.connector.Withdrawn;
import org.reqcast.sandbox.LinkedInJobsServer;

/** A board that works for five minutes on everything, on a clock that the test moves. */
class WorkedOnTest {
  private static final Duration WORK = Duration.ofMinutes(5);
  private static final Ad AD = Ads.EPIC_ANALYST;

  private Instant now = Ads.NOON;
  private final InstantSource clock = () -> now;
  private final LinkedInJobsServer server =
      new LinkedInJobsServer(0, 1, "secret-of-riverside", clock, WORK);
  private final Poster poster =
      (Poster)
          Opened.on(
                  "linkedin-jobs",
                  Map.of(
                      "client",
                      "riverside",
                      "company",
                      "2414183",
                      "posterEmail",
                      "jobs@riverside.example.org",
                      "api",
                      server.address(),
                      "login",
                      server.address()),
                  Map.of("secret", "secret-of-riverside"),
                  new FoulHttp(),
                  clock)
              .delivery()
              .orElseThrow();

  @AfterEach
  void close() {
    server.close();
  }

  private static String task(Posted posted) {
    assertThat(posted).isInstanceOf(Posted.UnderWay.class);
    return ((Posted.UnderWay) posted).task();
  }

  private static AdRef live(Progress progress) {
    assertThat(progress).isInstanceOf(Progress.Ended.class);
    Posted what = ((Progress.Ended) progress).what();
    assertThat(what).isInstanceOf(Posted.Live.class);
    return ((Posted.Live) what).ad();
  }

  private AdRef placed() throws Exception {
    String task = task(poster.post(AD));
    now = now.plus(WORK);
    return live(poster.progress(AD, null, task));
  }

  @Test
  void itIsWorkedOnThenLiveAndFoundByItsTaskInAnotherProcess() throws Exception {
    String task = task(poster.post(AD));
    assertThat(poster.progress(AD, null, task)).isInstanceOf(Progress.Working.class);
    now = now.plus(WORK);
    AdRef ad = live(poster.progress(AD, null, task));
    assertThat(ad.id()).startsWith("urn:li:jobPosting:");
    assertThat(ad.link()).startsWith("https://www.linkedin.com/jobs/view/");
    assertThat(server.posts()).hasSize(1);
  }

  @Test
  void aTaskIsForgottenAfterThirtyDays() throws Exception {
    String task = task(poster.post(AD));
    now = now.plus(Duration.ofDays(31));
    assertThat(poster.progress(AD, null, task)).isInstanceOf(Progress.Forgotten.class);
  }

  @Test
  void aChangeARenewalAndTheEndAreTasksAboutTheSameJob() throws Exception {
    AdRef ad = placed();
    String changing = task(poster.update(Ads.EPIC_ANALYST_CHANGED, ad));
    now = now.plus(WORK);
    assertThat(live(poster.progress(AD, ad, changing))).isEqualTo(ad);
    assertThat(server.posts().getFirst().text()).contains("Senior Epic Ambulatory Analyst");
    String renewing = task(poster.renew(Ads.EPIC_ANALYST_CHANGED, ad));
    now = now.plus(WORK);
    assertThat(live(poster.progress(AD, ad, renewing))).isEqualTo(ad);

    Withdrawn closing = poster.withdraw(AD, ad);
    assertThat(closing).isInstanceOf(Withdrawn.UnderWay.class);
    assertThat(server.posts()).hasSize(1);
    now = now.plus(WORK);
    assertThat(poster.progress(AD, ad, ((Withdrawn.UnderWay) closing).task()))
        .isInstanceOf(Progress.Ended.class);
    assertThat(server.posts()).isEmpty();
    assertThat(poster.withdraw(AD, ad)).isInstanceOf(Withdrawn.Gone.class);
  }

  @Test
  void aJobThatStandsAlreadyIsFoundOutAndOneThatIsGoneToo() throws Exception {
    AdRef ad = placed();
    String again = task(poster.post(AD));
    now = now.plus(WORK);
    assertThat(poster.progress(AD, null, again))
        .isInstanceOfSatisfying(
            Progress.Ended.class,
            ended -> assertThat(ended.what()).isInstanceOf(Posted.Stood.class));
    poster.withdraw(AD, ad);
    now = now.plus(WORK);
    String late = task(poster.update(Ads.EPIC_ANALYST_CHANGED, ad));
    now = now.plus(WORK);
    assertThat(poster.progress(AD, ad, late))
        .isInstanceOfSatisfying(
            Progress.Ended.class,
            ended -> assertThat(ended.what()).isInstanceOf(Posted.Gone.class));
  }

  @Test
  void oneTokenServesUntilItEnds() throws Exception {
    String task = task(poster.post(AD));
    poster.progress(AD, null, task);
    now = now.plus(Duration.ofMinutes(20));
    poster.progress(AD, null, task);
    assertThat(server.lent()).isEqualTo(1);
    now = now.plus(Duration.ofMinutes(10));
    poster.progress(AD, null, task);
    assertThat(server.lent()).isEqualTo(2);
  }
}
