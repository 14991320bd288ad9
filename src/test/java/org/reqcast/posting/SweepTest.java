// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reqcast.connector.AdHabits;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;

class SweepTest {
  private final Bench bench = new Bench();
  private final FakeBoard board = new FakeBoard();

  @BeforeEach
  void oneAdStands() {
    bench.openings.keep(Samples.analyst("columbus-oh"));
    bench.turn(board);
    board.requests.clear();
  }

  @Test
  void aStandingAdIsLookedAtOnceADayAndNothingIsWrittenAboutIt() {
    int events = bench.postings.history(bench.postings.only().id()).size();
    bench.pass(Duration.ofHours(23));
    bench.turn(board);
    assertThat(board.requests).isEmpty();

    bench.pass(Sweeping.LATER);
    assertThat(bench.turn(board).counts()).isEmpty();
    bench.turn(board);

    assertThat(board.requests).containsExactly("look " + bench.postings.only().id());
    assertThat(bench.postings.history(bench.postings.only().id())).hasSize(events);
    assertThat(bench.postings.only().looked()).isEqualTo(bench.now);
  }

  @Test
  void whatTheBoardTookDownIsSaidAfterASecondLookAndLeft() {
    board.standing.clear();
    bench.pass(Duration.ofDays(1));
    bench.turn(board);
    assertThat(bench.postings.only().state()).isEqualTo(PostingState.LIVE);
    bench.pass(Sweeping.LATER);
    assertThat(bench.turn(board).counts()).containsEntry("removed", 1);

    PostingRow row = bench.postings.only();
    assertThat(row.state()).isEqualTo(PostingState.REJECTED);
    assertThat(row.reason())
        .isEqualTo("Removed by a moderator or the board, not by us; left down.");
    bench.pass(Duration.ofDays(5));
    bench.turn(board);
    assertThat(board.standing).isEmpty();
  }

  @Test
  void anEditDoesNotBringBackWhatTheBoardTookDown() {
    board.standing.clear();
    bench.pass(Duration.ofDays(1));
    bench.turn(board);
    bench.pass(Sweeping.LATER);
    bench.turn(board);

    bench.openings.keep(Samples.opening("RV-1042", "Another title", "columbus-oh"));
    bench.turn(board);
    bench.turn(board);
    assertThat(board.standing).isEmpty();
    assertThat(bench.postings.only().state()).isEqualTo(PostingState.REJECTED);
  }

  @Test
  void whereTheFileSaysSoItIsPlacedAnew() {
    bench.habits = new AdHabits(false, Duration.ofDays(1), AdHabits.Removed.ANEW, null);
    board.standing.clear();
    bench.pass(Duration.ofDays(1));
    bench.turn(board);
    bench.pass(Sweeping.LATER);
    bench.turn(board);
    assertThat(board.standing).hasSize(1);
    assertThat(bench.postings.history(bench.postings.only().id()))
        .anyMatch(it -> it.happened().equals("Removed by a moderator or the board, not by us"));
  }

  @Test
  void anAdThatWasOnlyOutOfSightForAMomentIsLeftAlone() {
    FakeBoard.Standing ad = board.standing.values().iterator().next();
    board.standing.clear();
    bench.pass(Duration.ofDays(1));
    bench.turn(board);
    board.standing.put(ad.id(), ad);
    bench.pass(Sweeping.LATER);
    bench.turn(board);
    assertThat(bench.postings.only().state()).isEqualTo(PostingState.LIVE);
    assertThat(bench.postings.only().looks()).isZero();
    assertThat(bench.postings.only().reason()).isEmpty();
  }

  @Test
  void neverMeansNever() {
    bench.habits = new AdHabits(false, null, AdHabits.Removed.LEAVE, null);
    bench.pass(Duration.ofDays(30));
    bench.turn(board);
    assertThat(board.requests).isEmpty();
  }

  @Test
  void aLargeAccountIsSweptBitByBitTheLongestUnseenFirst() {
    IntStream.range(0, 50)
        .forEach(i -> bench.openings.keep(Samples.opening("RV-" + i, "Analyst", "columbus-oh")));
    bench.turn(board);
    bench.pass(Duration.ofDays(1));
    board.requests.clear();

    bench.turn(board);
    assertThat(board.requests).hasSize(Planner.MOST_SWEEPS);
    bench.turn(board);
    bench.turn(board);
    bench.turn(board);
    assertThat(board.requests).hasSize(51).doesNotHaveDuplicates();
  }

  @Test
  void aListThatIsEmptyAllOfASuddenIsNotBelieved() {
    IntStream.range(0, 6)
        .forEach(n -> bench.openings.keep(Samples.opening("RV-2" + n, "Analyst", "columbus-oh")));
    bench.turn(board);
    bench.habits = new AdHabits(false, Duration.ofDays(1), AdHabits.Removed.ANEW, null);
    Map<String, FakeBoard.Standing> all = Map.copyOf(board.standing);
    board.standing.clear();
    board.requests.clear();

    for (int hour = 0; hour < 30; hour++) {
      bench.pass(Sweeping.LATER);
      bench.turn(board);
    }

    assertThat(board.requests).noneMatch(request -> request.startsWith("post"));
    assertThat(bench.postings.rows.values())
        .hasSize(7)
        .allMatch(row -> row.state() == PostingState.LIVE)
        .allMatch(row -> row.reason().startsWith("Not found, like 7 ads in all"));
    board.standing.putAll(all);
    bench.pass(Sweeping.LATER);
    bench.turn(board);
    assertThat(bench.postings.rows.values()).allMatch(row -> row.reason().isEmpty());
  }

  @Test
  void amongAdsThatStandThoseThatVanishedAreBelieved() {
    IntStream.range(0, 9)
        .forEach(n -> bench.openings.keep(Samples.opening("RV-2" + n, "Analyst", "columbus-oh")));
    bench.turn(board);
    board.standing.keySet().removeAll(board.standing.keySet().stream().limit(4).toList());

    for (int hour = 0; hour < 30; hour++) {
      bench.pass(Sweeping.LATER);
      bench.turn(board);
    }

    assertThat(bench.postings.rows.values())
        .filteredOn(row -> row.state() == PostingState.REJECTED)
        .hasSize(4);
  }

  @Test
  void aLookThatFailedLeavesNothingOnTheAdAndDoesNotHoldUpItsEnd() {
    bench.pass(Duration.ofDays(1));
    board.blind = true;
    assertThat(bench.turn(board).counts()).containsEntry("failed", 1);

    assertThat(bench.postings.only().state()).isEqualTo(PostingState.LIVE);
    assertThat(bench.postings.only().reason()).isEmpty();
    bench.openings.forget(bench.postings.only().opening());
    bench.turn(board);
    assertThat(board.standing).isEmpty();
  }
}
