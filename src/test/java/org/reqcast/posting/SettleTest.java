// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reqcast.posting.FakeBoard.Weather.DROPS;
import static org.reqcast.posting.FakeBoard.Weather.REFUSES;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reqcast.connector.AdHabits;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.Poster.Sureness;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;

/** What a person says who has looked on the board. */
class SettleTest {
  private static final AdRef THERE = new AdRef("77", "https://board.example.org/77");

  private final Bench bench = new Bench();
  private final FakeBoard board = new FakeBoard();

  @BeforeEach
  void oneOpening() {
    bench.openings.keep(Samples.analyst("columbus-oh"));
  }

  private PostingRow row() {
    return bench.postings.only();
  }

  private boolean settle(AdRef stands) {
    return bench.posting().settle(row().id(), stands);
  }

  private void be(PostingState state) {
    bench
        .posting()
        .turn(Bench.ACCOUNT, board, AdHabits.USUAL, Bounds.of(0, () -> false), line -> {});
    PostingRow later =
        new Draft(row(), state, bench.now).due(bench.now.plus(Duration.ofHours(1))).row();
    bench.postings.rows.put(later.id(), later);
  }

  @ParameterizedTest
  @EnumSource(PostingState.class)
  void whatAPersonFoundIsBelievedAtOnceInEveryState(PostingState state) {
    be(state);

    assertThat(settle(THERE)).isTrue();
    assertThat(row().state()).isEqualTo(PostingState.LIVE);
    assertThat(row().remoteId()).isEqualTo("77");
    assertThat(row().due()).isEqualTo(bench.now);
  }

  @Test
  void aPersonsWordIsTakenWhileTheNextLookIsHoursAway() {
    board.sureness = Sureness.KEY;
    board.canLook = false;
    bench.turn(board.weather(DROPS, REFUSES));
    bench.settle();
    bench.turn(board);
    assertThat(row().state()).isEqualTo(PostingState.UNKNOWN);
    assertThat(row().due()).isAfter(bench.now);

    assertThat(settle(null)).isTrue();
    bench.turn(board);
    assertThat(row().state()).isEqualTo(PostingState.LIVE);
    assertThat(board.standing).hasSize(1);
  }

  @Test
  void anAbsentAdIsNotSentWhileTheFirstRequestMayBeUnderWay() {
    bench.turn(board.weather(DROPS));
    assertThat(settle(null)).isTrue();
    bench.turn(board);
    assertThat(board.standing).isEmpty();
    bench.settle();
    bench.turn(board);

    assertThat(board.standing).hasSize(1);
  }

  @Test
  void anAdThatIsMissingThoughItShouldStandIsPlacedAnewUnderANewKey() {
    board.sureness = Sureness.KEY;
    bench.turn(board);
    board.standing.clear();

    assertThat(settle(null)).isTrue();
    bench.turn(board);

    assertThat(row().state()).isEqualTo(PostingState.LIVE);
    assertThat(row().remoteId()).isEqualTo("ad-2");
    assertThat(board.standing).hasSize(1);
  }

  @Test
  void aRefusedAdThatAPersonPlacedByHandIsTakenDownInTheEnd() {
    bench.turn(board.weather(REFUSES));
    AdRef byHand = board.place(bench.posting().ad(bench.openings.all().getFirst(), place(), "x"));
    assertThat(settle(byHand)).isTrue();
    assertThat(bench.turn(board).counts()).isEmpty();
    bench.openings.forget("RV-1042");
    bench.turn(board);

    assertThat(board.standing).isEmpty();
    assertThat(row().state()).isEqualTo(PostingState.CLOSED);
  }

  @Test
  void nothingIsAddedToWhatWasNeverThere() {
    be(PostingState.PLANNED);
    assertThat(settle(null)).isFalse();
    be(PostingState.CLOSED);
    assertThat(settle(null)).isFalse();
    assertThat(bench.posting().settle("nobody", THERE)).isFalse();
  }

  private static org.reqcast.opening.Place place() {
    return Samples.place("columbus-oh");
  }
}
