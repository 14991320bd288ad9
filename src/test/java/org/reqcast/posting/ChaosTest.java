// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reqcast.connector.Poster;
import org.reqcast.connector.Poster.Sureness;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.reqcast.opening.OpeningState;
import org.reqcast.posting.FakeBoard.Weather;

/** Random weather, random power cuts, random edits: thousands of lives of one ledger and board. */
class ChaosTest {
  // More lives for a long night: -Dreqcast.chaos=2000
  private static final int SEEDS = Integer.getInteger("reqcast.chaos", 250);
  // A defect is a lost answer too, only a noisy one.
  private static final List<Weather> BAD =
      Stream.of(Weather.values()).filter(it -> it != Weather.BREAKS).toList();
  private static final List<OpeningState> STATES =
      List.of(OpeningState.OPEN, OpeningState.OPEN, OpeningState.ON_HOLD, OpeningState.CLOSED);

  @Test
  void withAKeyEveryAdStandsOnce() {
    IntStream.range(0, SEEDS).forEach(seed -> live(seed, Sureness.KEY, seed % 2 == 0));
  }

  @Test
  void whereTheBoardWorksOnEverythingEveryAdStandsOnce() {
    IntStream.range(0, SEEDS).forEach(seed -> live(seed, Sureness.KEY, seed % 2 == 0, true));
  }

  @Test
  void whereLookingIsPossibleEveryAdStandsOnce() {
    IntStream.range(0, SEEDS).forEach(seed -> live(seed, Sureness.LOOK, true));
  }

  @Test
  void withNothingToBeSureNoAdStandsTwice() {
    IntStream.range(0, SEEDS).forEach(seed -> live(seed, Sureness.NOTHING, false));
  }

  private static void live(int seed, Sureness sureness, boolean canLook) {
    live(seed, sureness, canLook, false);
  }

  private static void live(int seed, Sureness sureness, boolean canLook, boolean works) {
    Random random = new Random(seed);
    Bench bench = new Bench();
    FakeBoard board = new FakeBoard();
    board.sureness = sureness;
    board.canLook = canLook;
    // What is worked on for a while is named by us, or an edit would miss what another has renamed.
    board.newIdOnEdit = canLook && random.nextBoolean() && !works;
    Poster late = works ? new TaskBoard(board, bench) : new LateBoard(board, bench, random);
    int openings = 1 + random.nextInt(3);
    for (int i = 0; i < openings; i++) {
      bench.openings.keep(Samples.opening("RV-" + i, "Analyst " + i, "columbus-oh", "dayton-oh"));
    }
    for (int turn = 0; turn < 25; turn++) {
      edit(bench, random, openings);
      board.weather.clear();
      IntStream.range(0, 3).forEach(i -> board.weather(BAD.get(random.nextInt(BAD.size()))));
      powerCuts(bench, random);
      turn(bench, late, random);
      atMostOnce(bench, board, seed);
      bench.pass(Duration.ofSeconds(random.nextInt(200)));
    }
    calm(bench, board, late, openings);
    for (PostingRow row : bench.postings.all()) {
      boolean wanted =
          bench.openings.find(row.opening()).orElseThrow().state() == OpeningState.OPEN;
      boolean open = row.state() == PostingState.UNKNOWN && sureness != Sureness.LOOK;
      if (!open) {
        assertThat(board.copies(row.id())).as("seed %d, %s", seed, row).isEqualTo(wanted ? 1 : 0);
      }
      assertThat(open && sureness == Sureness.KEY && (wanted || canLook))
          .as("seed %d leaves %s", seed, row)
          .isFalse();
    }
  }

  private static void turn(Bench bench, Poster board, Random random) {
    try {
      bench.turn(board);
    } catch (PowerCut cut) {
      // The next process finds what the dead one left: with or without waiting for its leases.
      bench.postings.hooks(() -> {}, () -> {});
      if (random.nextBoolean()) {
        bench.postings.endLeases();
      }
    }
  }

  private static void atMostOnce(Bench bench, FakeBoard board, int seed) {
    for (PostingRow row : bench.postings.all()) {
      if (board.copies(row.id()) > 1) {
        fail("seed %d: %s %s", seed, row, bench.postings.history(row.id()));
      }
    }
  }

  private static void edit(Bench bench, Random random, int openings) {
    String id = "RV-" + random.nextInt(openings);
    if (random.nextInt(3) == 0) {
      bench.openings.move(id, STATES.get(random.nextInt(STATES.size())));
    }
    if (random.nextInt(4) == 0) {
      String title = "Analyst " + random.nextInt(100);
      bench.openings.keep(Samples.titled(bench.openings.find(id).orElseThrow(), title));
    }
  }

  private static void powerCuts(Bench bench, Random random) {
    int[] left = {random.nextInt(25), random.nextInt(25)};
    bench.postings.hooks(() -> cut(left, 0), () -> cut(left, 1));
  }

  private static void cut(int[] left, int which) {
    if (left[which]-- == 0) {
      throw new PowerCut();
    }
  }

  private static void calm(Bench bench, FakeBoard board, Poster late, int openings) {
    board.weather.clear();
    bench.postings.hooks(() -> {}, () -> {});
    // Another edit, because what was refused waits for one.
    for (int i = 0; i < openings; i++) {
      bench.openings.keep(
          Samples.titled(bench.openings.find("RV-" + i).orElseThrow(), "Calm analyst " + i));
    }
    for (int turn = 0; turn < 12; turn++) {
      bench.pass(Duration.ofHours(2));
      bench.turn(late);
    }
    assertThat(bench.turn(late).counts()).isEmpty();
  }

  /** The process dies. */
  private static final class PowerCut extends Error {
    private static final long serialVersionUID = 1;

    PowerCut() {
      super("power cut", null, false, false);
    }
  }
}
