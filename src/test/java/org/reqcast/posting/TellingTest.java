// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reqcast.connector.Poster.Sureness;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;

/** On a channel where a change and an end are messages of their own, each is told at most once. */
class TellingTest {
  private final Bench bench = new Bench();
  private final FakeBoard board = new FakeBoard();

  @BeforeEach
  void oneAdStands() {
    board.sureness = Sureness.NOTHING;
    board.canLook = false;
    board.tells = true;
    bench.openings.keep(Samples.opening("RV-1", "Willow Analyst", "columbus-oh"));
    bench.turn(board);
    board.requests.clear();
  }

  @Test
  void aChangeThatWasBrokenOffIsNotToldTwice() {
    edit("Willow Lead");
    diesWhileSending();
    assertThat(only().state()).isEqualTo(PostingState.UPDATING);

    bench.pass(Bench.LEASE);
    bench.turn(board);
    bench.turn(board);

    assertThat(board.requests).containsOnlyOnce("update ad-1").hasSize(1);
    assertThat(only().state()).isEqualTo(PostingState.LIVE);
    assertThat(only().reason()).contains("not sent twice");
    edit("Willow Manager");
    bench.turn(board);
    assertThat(board.requests).hasSize(2);
  }

  @Test
  void aChangeThatCertainlyDidNotLeaveIsToldAgain() {
    edit("Willow Lead");
    board.weather(FakeBoard.Weather.BUSY);
    bench.turn(board);
    bench.pass(java.time.Duration.ofHours(1));
    bench.turn(board);

    assertThat(board.requests).hasSize(2);
    assertThat(only().reason()).isEmpty();
  }

  @Test
  void aChangeWhoseAnswerGotLostIsNotToldTwice() {
    edit("Willow Lead");
    board.weather(FakeBoard.Weather.ACCEPTS_AND_DROPS);
    bench.turn(board);
    bench.settle();
    bench.turn(board);

    assertThat(board.requests).hasSize(1);
    assertThat(only().state()).isEqualTo(PostingState.LIVE);
  }

  @Test
  void anEndThatWasBrokenOffIsNotToldTwice() {
    bench.openings.forget("RV-1");
    diesWhileSending();
    bench.pass(Bench.LEASE);
    bench.turn(board);

    assertThat(board.requests).hasSize(1);
    assertThat(only().state()).isEqualTo(PostingState.CANNOT_CLOSE);
    assertThat(only().reason()).contains("not sent twice");
  }

  private void edit(String title) {
    bench.openings.keep(Samples.opening("RV-1", title, "columbus-oh"));
  }

  private void diesWhileSending() {
    board.dies = true;
    try {
      bench.turn(board);
    } catch (OutOfMemoryError died) {
      board.dies = false;
    }
    assertThat(board.dies).isFalse();
  }

  private PostingRow only() {
    return bench.postings.only();
  }
}
