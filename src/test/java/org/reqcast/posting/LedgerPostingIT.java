// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.connector.AdHabits;
import org.reqcast.ledger.Ledger;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.reqcast.opening.OpeningState;
import org.reqcast.posting.FakeBoard.Weather;

/** Foul weather and restarts on the ledger that people use. */
class LedgerPostingIT {
  private static final List<Weather> WEATHER =
      List.of(
          Weather.FAIR, Weather.ACCEPTS_AND_DROPS, Weather.DROPS, Weather.BUSY, Weather.REFUSES);

  private Instant now = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void everyAdStandsOnceAfterRestartsAndLostAnswers(@TempDir Path folder) {
    Random random = new Random(7);
    FakeBoard board = new FakeBoard();
    for (int life = 0; life < 6; life++) {
      try (Ledger ledger = Ledger.open(folder, () -> now)) {
        ledger.postings().endLeases();
        edit(ledger, random, life);
        board.weather.clear();
        board.weather(WEATHER.get(random.nextInt(5)), WEATHER.get(random.nextInt(5)));
        turn(ledger, board);
        now = now.plus(Duration.ofSeconds(random.nextInt(90)));
      }
    }
    board.weather.clear();
    try (Ledger ledger = Ledger.open(folder, () -> now)) {
      ledger.openings().keep(Samples.opening("RV-0", "Calm analyst", "columbus-oh", "dayton-oh"));
      ledger.openings().keep(Samples.opening("RV-1", "Calm architect", "columbus-oh"));
      for (int turn = 0; turn < 6; turn++) {
        now = now.plus(Duration.ofHours(2));
        turn(ledger, board);
      }
      assertThat(ledger.postings().all()).hasSize(3);
      assertThat(ledger.postings().all())
          .allSatisfy(row -> assertThat(board.copies(row.id())).as("%s", row).isEqualTo(1))
          .extracting(PostingRow::state)
          .containsOnly(PostingState.LIVE);
      assertThat(turn(ledger, board).counts()).isEmpty();
    }
  }

  @Test
  void aPersonsWordIsTakenBeforeThePostingIsDue(@TempDir Path folder) {
    FakeBoard board = new FakeBoard().weather(FakeBoard.Weather.BUSY);
    try (Ledger ledger = Ledger.open(folder, () -> now)) {
      ledger.openings().keep(Samples.opening("RV-0", "Analyst", "columbus-oh"));
      turn(ledger, board);
      PostingRow row = ledger.postings().all().getFirst();
      assertThat(row.due()).isAfter(now);
      assertThat(ledger.postings().lease(row.id(), row.state(), Bench.LEASE)).isEmpty();
      assertThat(ledger.postings().claim(row.id(), row.state(), Bench.LEASE)).isPresent();
      assertThat(ledger.postings().claim(row.id(), row.state(), Bench.LEASE))
          .as("in other hands")
          .isEmpty();
    }
  }

  private static void edit(Ledger ledger, Random random, int life) {
    String title = "Analyst " + random.nextInt(3);
    ledger.openings().keep(Samples.opening("RV-0", title, "columbus-oh", "dayton-oh"));
    if (life % 5 == 3) {
      ledger.openings().move("RV-0", OpeningState.ON_HOLD);
    }
  }

  private Done turn(Ledger ledger, FakeBoard board) {
    URI site = URI.create("https://jobs.example.org");
    return new Posting(
            ledger.openings(),
            ledger.postings(),
            site,
            ZoneOffset.UTC,
            () -> now,
            Bench.LEASE,
            () -> 0.5)
        .turn(Bench.ACCOUNT, board, AdHabits.USUAL, Bounds.of(200, () -> false), line -> {});
  }
}
