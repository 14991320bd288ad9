// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reqcast.posting.FakeBoard.Weather.ACCEPTS_AND_DROPS;
import static org.reqcast.posting.FakeBoard.Weather.BREAKS;
import static org.reqcast.posting.FakeBoard.Weather.BUSY;
import static org.reqcast.posting.FakeBoard.Weather.DROPS;
import static org.reqcast.posting.FakeBoard.Weather.LOGGED_OUT;
import static org.reqcast.posting.FakeBoard.Weather.REDESIGNED;
import static org.reqcast.posting.FakeBoard.Weather.REFUSES;
import static org.reqcast.posting.FakeBoard.Weather.STOOD;
import static org.reqcast.posting.FakeBoard.Weather.WORKS_ON_IT;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reqcast.connector.AdHabits;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.Poster.Sureness;
import org.reqcast.connector.Remedy;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.reqcast.opening.OpeningState;

class PostingTest {
  private final Bench bench = new Bench();
  private final FakeBoard board = new FakeBoard();

  @BeforeEach
  void oneOpening() {
    bench.openings.keep(Samples.analyst("columbus-oh"));
  }

  private PostingRow row() {
    return bench.postings.only();
  }

  @Test
  void postingTwiceMakesOneAd() {
    bench.turn(board);
    Done second = bench.turn(board);

    assertThat(board.standing).hasSize(1);
    assertThat(row().state()).isEqualTo(PostingState.LIVE);
    assertThat(row().remoteLink()).isEqualTo("https://board.example.org/ad-1");
    assertThat(second.counts()).isEmpty();
  }

  @Test
  void aNewAdGoesOutInItsFirstTurnThoughTheClockGoesOnMeanwhile() {
    bench.ticking(Duration.ofMillis(1));
    assertThat(bench.turn(board).counts()).containsEntry("posted", 1);
    assertThat(row().state()).isEqualTo(PostingState.LIVE);
  }

  @Test
  void everyPlaceIsAnAdOfItsOwn() {
    bench.openings.keep(Samples.analyst("columbus-oh", "dayton-oh"));

    assertThat(bench.turn(board).counts()).containsEntry("posted", 2);
    bench.openings.keep(Samples.analyst("dayton-oh"));
    assertThat(bench.turn(board).counts()).containsEntry("closed", 1);
    assertThat(board.standing).hasSize(1);
  }

  @Test
  void anOpeningThatLeavesTheLedgerIsTakenDown() {
    bench.turn(board);
    bench.openings.forget("RV-1042");
    bench.turn(board);

    assertThat(board.standing).isEmpty();
    assertThat(row().state()).isEqualTo(PostingState.CLOSED);
    assertThat(row().reason()).isEqualTo("404");
  }

  @Test
  void anAdThatStandsAlreadyIsAdoptedAndBroughtUpToDate() {
    new Bench(); // another ledger, lost since
    bench.turn(board);
    bench.postings.rows.clear();

    Done again = bench.turn(board);

    assertThat(again.counts()).containsEntry("found", 1).containsEntry("updated", 1);
    assertThat(board.standing).hasSize(1);
  }

  @Test
  void anAdThatStoodAlreadyIsBroughtUpToDate() {
    board.sureness = Sureness.KEY;
    Done done = bench.turn(board.weather(STOOD));

    assertThat(done.counts()).containsEntry("found", 1).containsEntry("updated", 1);
    assertThat(board.standing).hasSize(1);
    assertThat(row().state()).isEqualTo(PostingState.LIVE);
  }

  @Test
  void aBoardThatAnswersNobodyIsLeftAloneForThisTurn() {
    bench.openings.keep(Samples.analyst("a", "b", "c", "d", "e"));
    Done done = bench.turn(board.weather(DROPS, DROPS, DROPS, DROPS));

    assertThat(done.counts()).containsEntry("unanswered", 3);
    assertThat(done.message()).contains("No answer");
    assertThat(board.requests).filteredOn(it -> it.startsWith("post")).hasSize(3);
  }

  @Test
  void aLostAnswerIsLookedForAndNotSentAgain() {
    bench.turn(board.weather(ACCEPTS_AND_DROPS));
    assertThat(row().state()).isEqualTo(PostingState.UNKNOWN);
    bench.turn(board);
    assertThat(row().state())
        .as("not before the request has settled")
        .isEqualTo(PostingState.UNKNOWN);
    bench.settle();
    bench.turn(board);

    assertThat(row().state()).isEqualTo(PostingState.LIVE);
    assertThat(board.requests).filteredOn(it -> it.startsWith("post")).hasSize(1);
  }

  @Test
  void aConnectorThatBreaksAfterSendingCountsAsALostAnswer() {
    bench.turn(board.weather(BREAKS));
    assertThat(row().state()).isEqualTo(PostingState.UNKNOWN);
    bench.settle();
    bench.turn(board);

    assertThat(board.standing).hasSize(1);
    assertThat(row().state()).isEqualTo(PostingState.LIVE);
  }

  @Test
  void anAdThatIsAbsentOnTwoLooksIsSentAgain() {
    bench.turn(board.weather(DROPS));
    bench.settle();
    bench.turn(board);
    assertThat(row().looks()).isEqualTo(1);
    assertThat(board.standing).isEmpty();
    bench.settle();
    bench.turn(board);

    assertThat(row().state()).isEqualTo(PostingState.LIVE);
    assertThat(board.standing).hasSize(1);
  }

  @Test
  void withNothingToBeSureALostAdWaitsForAPerson() {
    board.sureness = Sureness.NOTHING;
    board.canLook = false;
    bench.turn(board.weather(DROPS));
    for (int day = 0; day < 30; day++) {
      bench.pass(Duration.ofDays(1));
      bench.turn(board);
    }
    assertThat(board.requests).filteredOn(it -> it.startsWith("post")).hasSize(1);
    assertThat(row().state()).isEqualTo(PostingState.UNKNOWN);
    assertThat(row().reason()).contains("look on the board");
    assertThat(bench.postings.history(row().id())).as("no noise").hasSizeLessThan(6);

    assertThat(bench.posting().settle(row().id(), null)).isTrue();
    bench.turn(board);
    assertThat(row().state()).isEqualTo(PostingState.LIVE);
  }

  @Test
  void aPersonWhoFoundTheAdSaysWhereItStands() {
    board.sureness = Sureness.NOTHING;
    board.canLook = false;
    bench.turn(board.weather(DROPS));
    bench.settle();
    bench.turn(board);

    assertThat(bench.posting().settle(row().id(), new AdRef("77", "https://board.example.org/77")))
        .isTrue();
    assertThat(bench.turn(board).counts()).isEmpty();
    assertThat(row().remoteId()).isEqualTo("77");
  }

  @Test
  void aKeyThatCannotBeLookedUpIsSentAgainUnderTheSameKey() {
    board.sureness = Sureness.KEY;
    board.canLook = false;
    bench.turn(board.weather(ACCEPTS_AND_DROPS));
    bench.openings.keep(Samples.titled(Samples.analyst("columbus-oh"), "Senior interface analyst"));
    bench.settle();
    bench.turn(board);

    assertThat(board.standing).hasSize(1);
    assertThat(row().state()).isEqualTo(PostingState.LIVE);
    assertThat(board.standing.values().iterator().next().title()).startsWith("Senior");
  }

  @Test
  void aBusyBoardPutsTheAdOffEverLonger() {
    bench.turn(board.weather(BUSY, BUSY));
    assertThat(row().state()).isEqualTo(PostingState.DEFERRED);
    assertThat(row().due()).isEqualTo(bench.now.plusSeconds(30));
    bench.pass(Duration.ofSeconds(30));
    Done done = bench.turn(board);
    assertThat(row().due()).isEqualTo(bench.now.plusSeconds(60));
    assertThat(done.remedy()).isEqualTo(Remedy.WAIT);
    bench.pass(Duration.ofSeconds(60));
    bench.turn(board);

    assertThat(row().state()).isEqualTo(PostingState.LIVE);
    assertThat(row().attempts()).isZero();
  }

  @Test
  void aLoggedOutAccountStopsTheTurnAtOnce() {
    bench.openings.keep(Samples.analyst("columbus-oh", "dayton-oh", "toledo-oh"));
    Done done = bench.turn(board.weather(LOGGED_OUT));

    assertThat(done.remedy()).isEqualTo(Remedy.RECONFIGURE);
    assertThat(board.requests).filteredOn(it -> it.startsWith("post")).hasSize(1);
    assertThat(bench.postings.all())
        .extracting(PostingRow::state)
        .containsOnlyOnce(PostingState.REAUTHORIZE);
    bench.turn(board);
    assertThat(board.standing).hasSize(3);
  }

  @Test
  void aRedesignedBoardStopsTheTurnAfterThreeFailures() {
    bench.openings.keep(Samples.analyst("a", "b", "c", "d", "e"));
    Done done = bench.turn(board.weather(REDESIGNED, REDESIGNED, REDESIGNED, REDESIGNED));

    assertThat(done.remedy()).isEqualTo(Remedy.REPAIR);
    assertThat(board.requests).filteredOn(it -> it.startsWith("post")).hasSize(3);
  }

  @Test
  void aRefusedAdWaitsForAChangedOpening() {
    Done done = bench.turn(board.weather(REFUSES));
    assertThat(done.counts()).containsEntry("refused", 1);
    assertThat(done.message()).contains("pay: salary missing");
    bench.pass(Duration.ofDays(1));
    assertThat(bench.turn(board).counts()).isEmpty();
    bench.openings.keep(Samples.titled(Samples.analyst("columbus-oh"), "Analyst"));
    bench.turn(board);

    assertThat(row().state()).isEqualTo(PostingState.LIVE);
  }

  @Test
  void aRefusedUpdateLeavesTheOldAdUntilTheOpeningCloses() {
    bench.turn(board);
    bench.openings.keep(Samples.titled(Samples.analyst("columbus-oh"), "Analyst"));
    bench.turn(board.weather(REFUSES));
    assertThat(row().state()).isEqualTo(PostingState.REJECTED);
    assertThat(board.standing).hasSize(1);
    bench.openings.move("RV-1042", OpeningState.FILLED);
    bench.turn(board);

    assertThat(board.standing).isEmpty();
  }

  @Test
  void anAdThatTheBoardRemovedIsLeftDownHoweverTheOpeningChanges() {
    bench.turn(board);
    board.standing.clear();
    bench.openings.keep(Samples.titled(Samples.analyst("columbus-oh"), "Analyst"));
    assertThat(bench.turn(board).counts()).containsEntry("gone", 1).doesNotContainKey("posted");
    bench.openings.keep(Samples.titled(Samples.analyst("columbus-oh"), "Lead"));
    bench.turn(board);

    assertThat(board.standing).isEmpty();
    assertThat(row().state()).isEqualTo(PostingState.REJECTED);
    assertThat(row().reason()).contains("there is no such ad");
  }

  @Test
  void whereTheFileSaysSoAnAdThatTheBoardRemovedIsPlacedAnewUnderANewKey() {
    bench.habits = new AdHabits(false, null, AdHabits.Removed.ANEW, null);
    board.sureness = Sureness.KEY;
    bench.turn(board);
    board.standing.clear();
    bench.openings.keep(Samples.titled(Samples.analyst("columbus-oh"), "Analyst"));
    Done done = bench.turn(board);

    assertThat(done.counts()).containsEntry("gone", 1).containsEntry("posted", 1);
    assertThat(board.standing).hasSize(1);
    assertThat(row().remoteId()).isEqualTo("ad-2");
    assertThat(row().revision()).as("a round, and so a key, of its own").endsWith(".1");
    assertThat(bench.postings.history(row().id()))
        .anySatisfy(event -> assertThat(event.happened()).contains("there is no such ad"));
  }

  @Test
  void acceptedAdsAreAskedAfter() {
    bench.turn(board.weather(WORKS_ON_IT));
    assertThat(row().state()).isEqualTo(PostingState.ACCEPTED);
    bench.settle();
    bench.turn(board);

    assertThat(row().state()).isEqualTo(PostingState.LIVE);
    assertThat(board.requests).filteredOn(it -> it.startsWith("post")).hasSize(1);
  }

  @Test
  void anUpdateThatLostItsAnswerFollowsTheAdToItsNewName() {
    board.newIdOnEdit = true;
    bench.turn(board);
    bench.openings.keep(Samples.titled(Samples.analyst("columbus-oh"), "Analyst"));
    bench.turn(board.weather(ACCEPTS_AND_DROPS));
    assertThat(row().state()).isEqualTo(PostingState.UPDATING);
    bench.settle();
    bench.openings.move("RV-1042", OpeningState.CLOSED);
    bench.turn(board);

    assertThat(board.standing).isEmpty();
    assertThat(row().state()).isEqualTo(PostingState.CLOSED);
  }

  @Test
  void anOpeningThatComesBackIsANewAdUnderANewKey() {
    board.sureness = Sureness.KEY;
    bench.turn(board);
    String first = row().revision();
    bench.openings.move("RV-1042", OpeningState.ON_HOLD);
    bench.turn(board);
    bench.openings.move("RV-1042", OpeningState.OPEN);
    bench.turn(board);

    assertThat(row().revision()).isNotEqualTo(first).startsWith(first);
    assertThat(board.standing).hasSize(1);
    assertThat(row().remoteId()).isEqualTo("ad-2");
  }

  @Test
  void anAdThatCannotBeTakenDownIsNotPlacedASecondTime() {
    board.canClose = false;
    bench.turn(board);
    bench.openings.move("RV-1042", OpeningState.ON_HOLD);
    bench.turn(board);
    assertThat(row().state()).isEqualTo(PostingState.CANNOT_CLOSE);
    assertThat(row().reason()).contains("Said below it");
    bench.openings.move("RV-1042", OpeningState.OPEN);
    bench.turn(board);

    assertThat(board.standing).hasSize(1);
    assertThat(row().state()).isEqualTo(PostingState.LIVE);
  }

  @Test
  void anUnknownAdIsTakenDownWhenItsOpeningCloses() {
    bench.turn(board.weather(ACCEPTS_AND_DROPS));
    bench.openings.move("RV-1042", OpeningState.CLOSED);
    bench.settle();
    bench.turn(board);

    assertThat(board.standing).isEmpty();
    assertThat(row().state()).isEqualTo(PostingState.CLOSED);
  }

  @Test
  void aBoardThatForgetsIsRemindedInTime() {
    board.lasts = java.util.Optional.of(Duration.ofDays(30));
    bench.turn(board);
    bench.pass(Duration.ofDays(29));
    assertThat(bench.turn(board).counts()).isEmpty();
    bench.pass(Duration.ofDays(1));
    assertThat(bench.turn(board).counts()).containsEntry("renewed", 1);
    assertThat(bench.turn(board).counts()).isEmpty();
  }

  @Test
  void aTurnKeepsItsBudgetAndStopsWhenAsked() {
    bench.openings.keep(Samples.analyst("a", "b", "c", "d"));
    Posting posting = bench.posting();

    Done two =
        posting.turn(
            Bench.ACCOUNT, board, AdHabits.USUAL, Bounds.of(2, () -> false), bench.log::add);
    Done none =
        posting.turn(
            Bench.ACCOUNT, board, AdHabits.USUAL, Bounds.of(2, () -> true), bench.log::add);

    assertThat(two.counts()).containsEntry("posted", 2);
    assertThat(bench.postings.all()).as("all are planned").hasSize(4);
    assertThat(none.stopped()).isTrue();
    assertThat(board.standing).hasSize(2);
  }

  @Test
  void theIntentIsOnDiskBeforeTheRequestLeaves() {
    List<PostingState> seen = new java.util.ArrayList<>();
    FakeBoard watched = new FakeBoard();
    watched.sureness = Sureness.KEY;
    bench.postings.hooks(
        () -> {
          if (watched.requests.size() == 1) {
            seen.add(row().state());
          }
        },
        () -> {});
    bench.turn(watched);

    assertThat(seen).containsExactly(PostingState.SENDING);
  }
}
