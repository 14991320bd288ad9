// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;

class AdNewsTest {
  private static final String RAW = "social (board) could not place the ad: 503 from 10.0.0.1";
  private static final Health.AccountLine WELL =
      new Health.AccountLine("social", "board", true, "Announcements.");
  private static final Health.AccountLine UNWELL =
      new Health.AccountLine("social", "board", false, "its token was turned down");

  private static PostingRow row(PostingState state, String reason) {
    Instant later = Site.NOON.plus(Duration.ofMinutes(5));
    return new PostingRow(
        "p1",
        "T-1",
        "columbus-oh",
        "social",
        state,
        "",
        null,
        null,
        later,
        null,
        1,
        0,
        reason,
        Site.NOON,
        Site.NOON);
  }

  @ParameterizedTest
  @EnumSource(names = {"DEFERRED", "UPDATING", "CLOSING"})
  void whatIsTriedAgainSaysSoAndWhenAndKeepsTheNetworksWordsBehind(PostingState state) {
    AdNews news = AdNews.of(row(state, RAW), WELL, Site.NOON);
    assertThat(news.words()).contains("tried again by itself in 5 min", "Nobody has to act");
    assertThat(news.raw()).isEqualTo(RAW);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {
        "LIVE",
        "ACCEPTED",
        "REJECTED",
        "CANNOT_CLOSE",
        "TO_PLACE",
        "TO_CHANGE",
        "TO_TAKE_DOWN"
      })
  void noWordOfTheNetworkStandsInTheSentence(PostingState state) {
    assertThat(AdNews.of(row(state, RAW), WELL, Site.NOON).words())
        .isNotBlank()
        .doesNotContain("503");
  }

  @Test
  void aPlannedAdSaysWhatItWaitsFor() {
    PostingRow planned = row(PostingState.PLANNED, "");
    assertThat(AdNews.of(planned, WELL, Site.NOON).words()).contains("next turn");
    assertThat(AdNews.of(planned, UNWELL, Site.NOON))
        .isEqualTo(
            new AdNews(
                "Waits until the account is well again; see Activity.",
                "its token was turned down"));
    assertThat(AdNews.of(planned, null, Site.NOON).words()).contains("not in reqcast.yaml");
    Health.AccountLine off = new Health.AccountLine("social", "board", true, true, "off: needs");
    assertThat(AdNews.of(planned, off, Site.NOON).words()).contains("credential");
  }

  @Test
  void whoMustMendTheAccountIsTold() {
    assertThat(AdNews.of(row(PostingState.REAUTHORIZE, RAW), UNWELL, Site.NOON).words())
        .contains("somebody to mend the account");
  }
}
