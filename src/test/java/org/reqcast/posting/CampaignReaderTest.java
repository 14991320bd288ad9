// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reqcast.config.Problems;
import org.reqcast.opening.Opening;
import org.reqcast.opening.Place;
import org.reqcast.opening.Workplace;
import org.reqcast.posting.Campaigns.Word;

class CampaignReaderTest {
  private static final Opening ANALYST = Samples.analyst("columbus-oh");
  private static final Place COLUMBUS = Samples.place("columbus-oh");

  @Test
  void everyMistakeIsToldWithItsLine() {
    Problems problems = new Problems();
    SampleCampaigns.read(
        """
        openings: {skill: juggling, need: repair}
        accounts: [social-mian]
        again: weekly
        quiet: 25:00-07:00
        most: four
        spread: evenly
        first: soon
        reply: no
        """,
        problems);
    assertThat(problems.list().stream().map(Object::toString))
        .satisfiesExactly(
            one -> assertThat(one).startsWith("campaigns/a.yaml:2: ").contains("no skill"),
            one -> assertThat(one).startsWith("campaigns/a.yaml:2: ").contains("maintain"),
            one -> assertThat(one).startsWith("campaigns/a.yaml:3: ").contains("'social-main'"),
            one -> assertThat(one).startsWith("campaigns/a.yaml:4: ").contains("every 7d"),
            one -> assertThat(one).startsWith("campaigns/a.yaml:5: ").contains("no such time"),
            one -> assertThat(one).startsWith("campaigns/a.yaml:6: ").contains("4/day"),
            one -> assertThat(one).startsWith("campaigns/a.yaml:7: ").contains("over the day"),
            one -> assertThat(one).startsWith("campaigns/a.yaml:8: ").contains("at once"),
            one -> assertThat(one).startsWith("campaigns/a.yaml:9: ").contains("unknown"));
  }

  @Test
  void wordsThatNeedOthersSaySo() {
    Problems problems = new Problems();
    SampleCampaigns.read("accounts: [feed]\nreplaces: true\n", problems);
    SampleCampaigns.read("accounts: [feed]\nspread: over the day\n", problems);
    SampleCampaigns.read("accounts: [feed]\nagain: every 7d\ntexts: '{{titel}}'\n", problems);
    assertThat(problems.list().stream().map(Object::toString))
        .satisfiesExactlyInAnyOrder(
            one -> assertThat(one).contains("write again too"),
            one -> assertThat(one).contains("needs most"),
            one -> assertThat(one).contains("did you mean {{title}}"));
  }

  @Test
  void rulesTakeByFacilitySkillPlaceStateAndNeed() {
    for (String rule :
        List.of(
            "{facility: riverside*}",
            "{skill: [epic, integration]}",
            "{place: 'Columbus, OH'}",
            "{place: columbus-oh}",
            "{place: columbus, state: OH, country: US, workplace: on-site, need: maintain}")) {
      assertThat(takes(rule, COLUMBUS)).as(rule).isTrue();
    }
    for (String rule :
        List.of(
            "{facility: Lakeside}",
            "{skill: epic}",
            "{place: Dayton}",
            "{place: columbus, state: TX}",
            "{workplace: remote}",
            "{need: implement}")) {
      assertThat(takes(rule, COLUMBUS)).as(rule).isFalse();
    }
    Place remote = new Place("remote-us", null, null, null, null, "US", Workplace.REMOTE);
    assertThat(takes("{workplace: remote}", remote)).isTrue();
    assertThat(takes("{state: OH}", remote)).isFalse();
  }

  private static boolean takes(String rule, Place place) {
    Campaigns campaigns = SampleCampaigns.of("openings: " + rule + "\naccounts: [feed]\n");
    return campaigns.all().getFirst().takes(ANALYST, place, campaigns.skills());
  }

  @Test
  void aCampaignSpeaksOnlyForTheAccountsThatItNames() {
    Campaigns campaigns =
        SampleCampaigns.of(
            "openings: {state: TX}\naccounts: [social-main]\n",
            "openings: {state: OH}\naccounts: [social-jobs]\n");
    assertThat(campaigns.of(ANALYST, COLUMBUS, "social-jobs")).isInstanceOf(Word.By.class);
    assertThat(campaigns.of(ANALYST, COLUMBUS, "social-main")).isInstanceOf(Word.Elsewhere.class);
    assertThat(campaigns.of(ANALYST, COLUMBUS, "feed")).isInstanceOf(Word.Silent.class);

    Place nowhere = new Place("oslo", null, "Oslo", null, null, "NO", Workplace.ON_SITE);
    assertThat(campaigns.of(ANALYST, nowhere, "social-main")).isInstanceOf(Word.Silent.class);
  }

  @Test
  void quietHoursFollowTheWallClockOverMidnightAndSummerTime() {
    Campaign campaign =
        SampleCampaigns.of("accounts: [feed]\nquiet: 20:00-07:00 America/Chicago\n")
            .all()
            .getFirst();
    assertThat(next(campaign, "2026-11-23T02:30:00Z")).isEqualTo("2026-11-23T13:00:00Z");
    assertThat(next(campaign, "2026-11-23T12:59:59Z")).isEqualTo("2026-11-23T13:00:00Z");
    assertThat(next(campaign, "2026-11-23T13:00:00Z")).isEqualTo("2026-11-23T13:00:00Z");
    assertThat(next(campaign, "2026-07-01T12:00:00Z")).isEqualTo("2026-07-01T12:00:00Z");
  }

  @Test
  void aDaysFigureIsUsedUpAndComesBackWithTheDayOfTheZone() {
    Campaign campaign =
        SampleCampaigns.of("accounts: [feed]\nmost: 2/day\nzone: America/Chicago\n")
            .all()
            .getFirst();
    List<Instant> sent =
        List.of(
            Instant.parse("2026-11-23T05:59:00Z"),
            Instant.parse("2026-11-23T06:01:00Z"),
            Instant.parse("2026-11-23T07:00:00Z"));
    Instant now = Instant.parse("2026-11-23T12:00:00Z");
    assertThat(campaign.next(sent, now)).isEqualTo("2026-11-24T06:00:00Z");
    assertThat(campaign.next(sent.subList(0, 2), now)).isEqualTo(now);
  }

  @Test
  void spreadLeavesAnEvenPaceBetweenTwo() {
    Campaign campaign =
        SampleCampaigns.of(
                "accounts: [feed]\nmost: 4/day\nspread: over the day\nquiet: 19:00-07:00\n")
            .all()
            .getFirst();
    List<Instant> sent = List.of(Instant.parse("2026-11-23T08:00:00Z"));
    assertThat(campaign.next(sent, Instant.parse("2026-11-23T09:00:00Z")))
        .isEqualTo("2026-11-23T11:00:00Z");
  }

  private static Instant next(Campaign campaign, String now) {
    return campaign.next(List.of(), Instant.parse(now));
  }
}
