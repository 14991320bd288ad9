// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reqcast.connector.AdHabits;
import org.reqcast.connector.Budget;

/** An account sends no more changes in a time than its budget says, whoever asks how often. */
class BudgetTest {
  private static final int MOST = 20;
  private final Bench bench = new Bench();
  private final FakeBoard board = new FakeBoard();

  @BeforeEach
  void thirtyOpenings() {
    bench.habits =
        new AdHabits(false, null, AdHabits.Removed.LEAVE, new Budget(MOST, Duration.ofDays(1)));
    IntStream.range(0, 30).forEach(n -> keep(n, "Analyst"));
  }

  @Test
  void newAdsStopBeforeTheBudgetIsUsedUpAndTheReportSaysUntilWhen() {
    Done done = bench.turn(board);
    bench.pass(Duration.ofHours(23));
    bench.turn(board);

    assertThat(board.standing).hasSize(18);
    assertThat(done.message())
        .isEqualTo(
            "12 ads wait: the account's budget of 20 in 24 h is used up until 2026-11-23T12:00:00Z");
    assertThat(done.remedy()).isNull();
    bench.pass(Duration.ofHours(2));
    bench.turn(board);
    assertThat(board.standing).hasSize(30);
  }

  @Test
  void whatIsFilledIsTakenDownFromTheTenthThatIsKept() {
    bench.turn(board);
    board.requests.clear();
    String gone = board.standing.values().iterator().next().posting();
    String opening = bench.postings.find(gone).orElseThrow().opening();
    bench.openings.forget(opening);

    bench.turn(board);

    assertThat(board.requests).containsExactly("withdraw ad-1");
  }

  @Test
  void editsDoNotGoBeyondTheWholeBudget() {
    bench.turn(board);
    board.requests.clear();
    IntStream.range(0, 30).forEach(n -> keep(n, "Lead"));

    bench.turn(board);
    bench.turn(board);

    assertThat(board.requests).hasSize(2).allMatch(request -> request.startsWith("update"));
  }

  @Test
  void aCrashForgetsNothingOfWhatWasSent() {
    board.dies = true;
    for (int crash = 0; crash < 40; crash++) {
      try {
        bench.turn(board);
      } catch (OutOfMemoryError died) {
        bench.pass(Duration.ofMinutes(6));
      }
    }
    assertThat(board.requests.stream().filter(request -> request.startsWith("post")))
        .hasSizeLessThanOrEqualTo(MOST);
  }

  private void keep(int number, String title) {
    bench.openings.keep(Samples.opening("RV-1%02d".formatted(number), title, "columbus-oh"));
  }
}
