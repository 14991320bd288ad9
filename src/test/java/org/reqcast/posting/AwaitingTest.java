// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reqcast.posting.FakeBoard.Weather.ACCEPTS_AND_DROPS;
import static org.reqcast.posting.FakeBoard.Weather.BUSY;
import static org.reqcast.posting.FakeBoard.Weather.LOGGED_OUT;
import static org.reqcast.posting.FakeBoard.Weather.REFUSES;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reqcast.connector.Poster.Sureness;
import org.reqcast.connector.Remedy;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.reqcast.opening.OpeningState;

/** What is taken in, worked on and told later is asked for across turns, from the ledger alone. */
class AwaitingTest {
  private final Bench bench = new Bench();
  private final FakeBoard board = new FakeBoard();
  private final TaskBoard tasks = new TaskBoard(board, bench);

  @BeforeEach
  void oneOpening() {
    board.sureness = Sureness.KEY;
    board.canLook = false;
    bench.openings.keep(Samples.analyst("columbus-oh"));
  }

  private PostingRow row() {
    return bench.postings.only();
  }

  private void worked() {
    bench.pass(TaskBoard.WORK);
    bench.turn(tasks);
  }

  private void live() {
    bench.turn(tasks);
    worked();
    assertThat(row().state()).isEqualTo(PostingState.LIVE);
  }

  @Test
  void anAdThatIsWorkedOnGetsItsNameWhenTheBoardIsThrough() {
    assertThat(bench.turn(tasks).counts()).containsOnlyKeys("accepted");
    assertThat(row().state()).isEqualTo(PostingState.ACCEPTED);
    assertThat(row().task()).isEqualTo("task-1");
    assertThat(row().remoteId()).isNull();

    bench.pass(TaskBoard.WORK);
    assertThat(bench.turn(tasks).counts()).containsOnlyKeys("posted");
    assertThat(row().state()).isEqualTo(PostingState.LIVE);
    assertThat(row().remoteId()).isEqualTo("ad-1");
    assertThat(row().remoteLink()).isEqualTo("https://board.example.org/ad-1");
    assertThat(row().task()).isNull();
  }

  @Test
  void nobodyIsAskedBeforeItIsTimeNorTwiceInATurn() {
    bench.turn(tasks);
    bench.turn(tasks);
    assertThat(tasks.asked).isEmpty();
    worked();
    bench.turn(tasks);
    assertThat(tasks.asked).containsExactly("task-1");
  }

  @Test
  void aProcessThatDiesAsksForTheSameTaskInTheNext() {
    bench.turn(tasks);
    bench.postings.endLeases();
    worked();
    assertThat(tasks.asked).containsExactly("task-1");
    assertThat(board.requests).containsExactly("post " + row().id());
  }

  @Test
  void aLostAnswerIsSentOnceMoreUnderTheSameKeyAndMakesOneAd() {
    tasks.way.add(ACCEPTS_AND_DROPS);
    bench.turn(tasks);
    assertThat(row().state()).isEqualTo(PostingState.UNKNOWN);
    worked();
    assertThat(row().state()).isEqualTo(PostingState.ACCEPTED);
    worked();
    assertThat(row().state()).isEqualTo(PostingState.LIVE);
    assertThat(board.copies(row().id())).isEqualTo(1);
  }

  @Test
  void aRefusalThatComesLaterIsOne() {
    board.weather(REFUSES);
    bench.turn(tasks);
    worked();
    assertThat(row().state()).isEqualTo(PostingState.REJECTED);
    assertThat(row().reason()).isEqualTo("pay: salary missing");
    worked();
    assertThat(board.requests).hasSize(1);
  }

  @Test
  void whatCameToNothingIsTriedAgainAsItsRemedySays() {
    board.weather(BUSY);
    bench.turn(tasks);
    worked();
    assertThat(row().state()).isEqualTo(PostingState.DEFERRED);
    assertThat(row().task()).isNull();
    bench.pass(Duration.ofHours(1));
    live();
    assertThat(board.standing).hasSize(1);
  }

  @Test
  void whatOnlyAPersonCanMendIsTold() {
    board.weather(LOGGED_OUT);
    bench.turn(tasks);
    bench.pass(TaskBoard.WORK);
    Done done = bench.turn(tasks);
    assertThat(done.remedy()).isEqualTo(Remedy.RECONFIGURE);
    assertThat(row().state()).isEqualTo(PostingState.REAUTHORIZE);
  }

  @Test
  void aForgottenTaskIsSentOnceMoreAndMakesOneAd() {
    bench.turn(tasks);
    bench.pass(Duration.ofDays(31));
    tasks.forget();
    bench.turn(tasks);
    assertThat(row().state()).isEqualTo(PostingState.ACCEPTED);
    worked();
    assertThat(row().state()).isEqualTo(PostingState.LIVE);
    assertThat(board.copies(row().id())).isEqualTo(1);
  }

  @Test
  void aChangeThatIsWorkedOnKeepsTheAdsName() {
    live();
    bench.openings.keep(
        Samples.titled(bench.openings.find("RV-1042").orElseThrow(), "Senior analyst"));
    bench.turn(tasks);
    assertThat(row().state()).isEqualTo(PostingState.ACCEPTED);
    assertThat(row().remoteId()).isEqualTo("ad-1");
    bench.pass(TaskBoard.WORK);
    assertThat(bench.turn(tasks).counts()).containsOnlyKeys("updated");
    assertThat(board.standing.get("ad-1").title()).isEqualTo("Senior analyst");
  }

  @Test
  void anEditDuringTheWorkIsBroughtAfterIt() {
    bench.turn(tasks);
    bench.openings.keep(
        Samples.titled(bench.openings.find("RV-1042").orElseThrow(), "Senior analyst"));
    worked();
    worked();
    assertThat(board.requests).containsExactly("post " + row().id(), "update ad-1");
    assertThat(board.standing.get("ad-1").title()).isEqualTo("Senior analyst");
  }

  @Test
  void anOpeningThatClosesDuringTheWorkIsTakenDownAfterIt() {
    bench.turn(tasks);
    bench.openings.move("RV-1042", OpeningState.ON_HOLD);
    worked();
    worked();
    assertThat(board.standing).isEmpty();
    assertThat(row().state()).isEqualTo(PostingState.CLOSED);
  }

  @Test
  void takingDownIsBelievedOnlyWhenTheBoardIsThrough() {
    live();
    bench.openings.move("RV-1042", OpeningState.ON_HOLD);
    bench.turn(tasks);
    assertThat(row().state()).isEqualTo(PostingState.CLOSING);
    bench.turn(tasks);
    worked();
    assertThat(row().state()).isEqualTo(PostingState.CLOSED);
    assertThat(row().reason()).isEqualTo("closed");
    assertThat(board.requests).filteredOn(it -> it.startsWith("withdraw")).hasSize(1);
  }

  @Test
  void aTakingDownThatCameToNothingIsAskedForAgain() {
    live();
    bench.openings.move("RV-1042", OpeningState.ON_HOLD);
    board.weather(BUSY);
    bench.turn(tasks);
    worked();
    assertThat(row().state()).isEqualTo(PostingState.CLOSING);
    bench.pass(Duration.ofHours(2));
    bench.turn(tasks);
    worked();
    assertThat(row().state()).isEqualTo(PostingState.CLOSED);
    assertThat(board.standing).isEmpty();
  }

  @Test
  void anOpeningThatComesBackDuringItsTakingDownIsPlacedAnew() {
    live();
    bench.openings.move("RV-1042", OpeningState.ON_HOLD);
    bench.turn(tasks);
    bench.openings.move("RV-1042", OpeningState.OPEN);
    worked();
    worked();
    assertThat(row().state()).isEqualTo(PostingState.LIVE);
    assertThat(board.standing).hasSize(1);
  }

  @Test
  void askingThatFailsKeepsTheTask() {
    bench.turn(tasks);
    bench.pass(TaskBoard.WORK);
    tasks.deaf = true;
    bench.turn(tasks);
    tasks.deaf = false;
    assertThat(row().state()).isEqualTo(PostingState.ACCEPTED);
    assertThat(row().task()).isEqualTo("task-1");
    bench.pass(Duration.ofHours(1));
    bench.turn(tasks);
    assertThat(row().state()).isEqualTo(PostingState.LIVE);
  }

  @Test
  void anAdIsRenewedFromTheDayItWasPlacedWhateverWasEditedSince() {
    board.lasts = Optional.of(Duration.ofDays(30));
    live();
    bench.pass(Duration.ofDays(20));
    bench.openings.keep(
        Samples.titled(bench.openings.find("RV-1042").orElseThrow(), "Senior analyst"));
    bench.turn(tasks);
    worked();
    bench.pass(Duration.ofDays(10));
    bench.turn(tasks);
    assertThat(row().renewed()).isEqualTo(bench.now);
    worked();
    bench.pass(Duration.ofDays(29));
    assertThat(bench.turn(tasks).counts()).isEmpty();
  }

  @Test
  void whereABoardRenewsNothingAPersonDecidesAboutTheNextDays() {
    board.lasts = Optional.of(Duration.ofDays(30));
    board.renews = false;
    bench.turn(board);
    bench.pass(Duration.ofDays(30));
    assertThat(bench.turn(board).counts()).containsOnlyKeys("removed");
    assertThat(row().state()).isEqualTo(PostingState.REJECTED);
    assertThat(row().reason()).isEqualTo("its days are over");
    bench.openings.keep(
        Samples.titled(bench.openings.find("RV-1042").orElseThrow(), "Senior analyst"));
    assertThat(bench.turn(board).counts()).isEmpty();
  }
}
