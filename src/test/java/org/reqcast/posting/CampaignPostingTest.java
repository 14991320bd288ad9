// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.reqcast.opening.OpeningState;

class CampaignPostingTest {
  private final Bench bench = new Bench();
  private final FakeBoard board = new FakeBoard();

  private void campaign(String text) {
    bench.campaigns = SampleCampaigns.of("accounts: [social-main]\n" + text);
    bench.habits = SampleCampaigns.STREAM;
  }

  private void open(int many) {
    for (int i = 0; i < many; i++) {
      bench.openings.keep(Samples.opening("RV-" + i, "Analyst " + i, "columbus-oh"));
    }
  }

  @Test
  void anOpeningIsSharedAnewAsAnAdOfItsOwnAndTheOldOneStays() {
    campaign("again: every 7d\n");
    open(1);
    bench.turn(board);
    bench.pass(Duration.ofDays(6));
    bench.turn(board);
    assertThat(board.standing).hasSize(1);

    bench.pass(Duration.ofDays(1));
    bench.turn(board);
    bench.turn(board);

    assertThat(board.standing).hasSize(2);
    assertThat(board.standing.values().stream().map(FakeBoard.Standing::posting))
        .doesNotHaveDuplicates();
    assertThat(bench.postings.all()).extracting(PostingRow::share).containsExactly(0, 1);

    bench.openings.move("RV-0", OpeningState.FILLED);
    bench.turn(board);
    assertThat(board.standing).isEmpty();
  }

  @Test
  void aShareThatWasHeldBackDoesNotGoOutBecauseItsCampaignEnds() {
    campaign("again: every 7d\n");
    open(1);
    bench.turn(board);
    bench.pass(Duration.ofDays(7));
    board.weather(FakeBoard.Weather.BUSY);
    bench.turn(board);
    assertThat(board.standing).hasSize(1);

    bench.campaigns = Campaigns.NONE;
    bench.pass(Duration.ofHours(1));
    bench.turn(board);
    bench.turn(board);
    assertThat(board.standing.values().stream().map(FakeBoard.Standing::posting))
        .containsExactly(PostingId.of("RV-0", "columbus-oh", Bench.ACCOUNT));
  }

  @Test
  void whatTheBoardTookDownIsNotSharedAnew() {
    campaign("again: every 7d\n");
    open(1);
    bench.turn(board);
    board.standing.clear();
    bench.pass(Duration.ofDays(1));
    bench.turn(board);
    bench.pass(Duration.ofHours(1));
    bench.turn(board);
    bench.pass(Duration.ofDays(30));
    bench.turn(board);
    bench.turn(board);
    assertThat(board.standing).isEmpty();
  }

  @Test
  void aShareThatReplacesTakesTheOldAdDownOnceItStands() {
    campaign("again: every 7d\nreplaces: true\n");
    open(1);
    bench.turn(board);
    bench.pass(Duration.ofDays(7));
    board.weather(FakeBoard.Weather.BUSY);
    bench.turn(board);
    assertThat(board.standing.values().stream().map(FakeBoard.Standing::posting))
        .containsExactly(PostingId.of("RV-0", "columbus-oh", Bench.ACCOUNT));

    bench.pass(Duration.ofHours(1));
    bench.turn(board);
    bench.turn(board);
    assertThat(board.standing.values().stream().map(FakeBoard.Standing::posting))
        .containsExactly(PostingId.of("RV-0", "columbus-oh", Bench.ACCOUNT, 1));
  }

  @Test
  void aBoardThatIsNoStreamIsNotFloodedWithCopies() {
    campaign("again: every 7d\n");
    bench.habits = org.reqcast.connector.AdHabits.USUAL;
    open(1);
    bench.turn(board);
    bench.pass(Duration.ofDays(30));
    bench.turn(board);
    assertThat(board.standing).hasSize(1);
  }

  @Test
  void whatWasOnHoldComesBackAsItsNewestShareAlone() {
    campaign("again: every 7d\n");
    open(1);
    bench.turn(board);
    bench.pass(Duration.ofDays(7));
    bench.turn(board);
    bench.openings.move("RV-0", OpeningState.ON_HOLD);
    bench.turn(board);
    bench.openings.move("RV-0", OpeningState.OPEN);
    bench.turn(board);
    assertThat(board.standing.values().stream().map(FakeBoard.Standing::posting))
        .containsExactly(PostingId.of("RV-0", "columbus-oh", Bench.ACCOUNT, 1));
  }

  @Test
  void aCrashInTheMiddleOfSendingCountsForTheDay() {
    campaign("most: 1/day\n");
    open(2);
    board.weather(FakeBoard.Weather.ACCEPTS_AND_DROPS);
    bench.turn(board);
    assertThat(board.standing).hasSize(1);
    bench.settle();
    bench.turn(board);
    assertThat(board.standing).hasSize(1);

    bench.now = Instant.parse("2026-11-23T00:00:00Z");
    bench.turn(board);
    assertThat(board.standing).hasSize(2);
  }

  @Test
  void aRefusedOrBusySendDoesNotUseUpTheDay() {
    campaign("most: 1/day\n");
    open(1);
    board.weather(FakeBoard.Weather.BUSY);
    bench.turn(board);
    assertThat(board.standing).isEmpty();
    bench.pass(Duration.ofHours(2));
    bench.turn(board);
    assertThat(board.standing).hasSize(1);
  }

  @Test
  void theFirstAdWaitsForItsTimeAndTakingDownNeverWaits() {
    campaign("first: 09:00\nquiet: 20:00-07:00\n");
    open(1);
    bench.turn(board);
    assertThat(board.standing).isEmpty();
    bench.now = Instant.parse("2026-11-23T08:59:59Z");
    bench.turn(board);
    assertThat(board.standing).isEmpty();
    bench.now = Instant.parse("2026-11-23T09:00:00Z");
    bench.turn(board);
    assertThat(board.standing).hasSize(1);

    bench.now = Instant.parse("2026-11-23T23:00:00Z");
    bench.openings.move("RV-0", OpeningState.CLOSED);
    bench.turn(board);
    assertThat(board.standing).isEmpty();
  }

  @Test
  void whatGoesElsewhereIsTakenDownHere() {
    open(1);
    bench.turn(board);
    bench.campaigns =
        SampleCampaigns.of(
            "accounts: [social-jobs]\n", "openings: {state: TX}\naccounts: [social-main]\n");
    bench.turn(board);
    assertThat(board.standing).isEmpty();
    assertThat(bench.postings.only().state()).isEqualTo(PostingState.CLOSED);
  }

  @Test
  void aBrokenCampaignFileHoldsUpNewAdsAndNothingElse() {
    open(1);
    bench.turn(board);
    open(2);
    bench.campaigns =
        new Campaigns(java.util.List.of(), "campaigns/a.yaml:3: …", SampleCampaigns.TREE);
    bench.openings.keep(Samples.opening("RV-0", "Renamed", "columbus-oh"));
    bench.turn(board);
    assertThat(board.standing.values())
        .extracting(FakeBoard.Standing::title)
        .containsExactly("Renamed");
    assertThat(bench.log).anyMatch(line -> line.contains("campaigns/a.yaml:3"));
  }
}
