// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Preview;
import org.reqcast.connector.Publisher;
import org.reqcast.ledger.Ledger;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.reqcast.ledger.RunRow;
import org.reqcast.ledger.RunRow.Outcome;
import org.reqcast.opening.Employment;
import org.reqcast.opening.Facility;
import org.reqcast.opening.Need;
import org.reqcast.opening.Opening;
import org.reqcast.opening.OpeningState;
import org.reqcast.opening.Place;
import org.reqcast.opening.Workplace;
import org.reqcast.run.Turn.What;

/** Many accounts of one turn, on a real ledger. */
@Timeout(60)
class SideBySideIT {
  private static final int OTHERS = 12;
  private static final int OPENINGS = 20;

  private final InstantSource clock = InstantSource.system();
  private final CountDownLatch othersEnded = new CountDownLatch(OTHERS);
  private final CountDownLatch mayAnswer = new CountDownLatch(1);

  /** A board that takes everything, and answers when it may. */
  private record Board(CountDownLatch answers) implements Publisher {
    @Override
    public Map<String, Posted> publish(List<Ad> ads) {
      try {
        answers.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      Map<String, Posted> posted = new LinkedHashMap<>();
      ads.forEach(ad -> posted.put(ad.posting(), new Posted.Live(new AdRef(ad.key(), null))));
      return posted;
    }

    @Override
    public Preview preview(Ad ad) {
      return new Preview(List.of(), List.of());
    }
  }

  @Test
  void aBoardThatHangsHoldsUpNobody(@TempDir Path folder) throws Exception {
    try (Ledger ledger = Ledger.open(folder, clock);
        ExecutorService caller = Executors.newSingleThreadExecutor()) {
      IntStream.range(0, OPENINGS).forEach(i -> ledger.openings().keep(opening("RV-" + i)));
      FakeAccounts accounts = new FakeAccounts().board("hung", new Board(mayAnswer));
      IntStream.range(0, OTHERS)
          .forEach(i -> accounts.board("board-" + i, new Board(new CountDownLatch(0))));
      Run run = run(ledger, accounts);
      Turn turn = new Turn("ads", What.POST, List.of(Turn.ALL), clock.instant(), 200);

      Future<List<Report>> reports = caller.submit(() -> run.turn(turn, () -> false));
      assertThat(othersEnded.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(ledger.postings().all())
          .filteredOn(row -> !row.account().equals("hung"))
          .hasSize(OTHERS * OPENINGS)
          .extracting(PostingRow::state)
          .containsOnly(PostingState.LIVE);
      assertThat(ledger.runs().latest(99))
          .filteredOn(row -> row.outcome() == Outcome.UNDER_WAY)
          .extracting(RunRow::account)
          .containsExactly("hung");

      mayAnswer.countDown();
      assertThat(reports.get())
          .hasSize(OTHERS + 1)
          .allMatch(report -> report.outcome() == Outcome.DONE)
          .allMatch(report -> report.counts().getOrDefault("posted", 0) == OPENINGS);
    }
  }

  private Run run(Ledger ledger, Accounts accounts) {
    return new Run(
        ledger.runs(),
        accounts,
        new org.reqcast.posting.Posting(
            ledger.openings(),
            ledger.postings(),
            URI.create("https://jobs.example.org"),
            ZoneOffset.UTC,
            clock,
            Duration.ofMinutes(5),
            () -> 0.5),
        (account, collector, most, log, stop) -> Report.done(Map.of()),
        othersEnded::countDown,
        new Rests(ledger.runs(), clock, () -> 1.0));
  }

  private static Opening opening(String id) {
    return new Opening(
        id,
        "Interface Engineer",
        new Facility("Lakeshore Health", null),
        List.of(new Place("cleveland-oh", null, "Cleveland", "OH", null, "US", Workplace.ON_SITE)),
        Need.IMPLEMENT,
        Employment.FULL_TIME,
        null,
        List.of(),
        List.of(),
        "Bring in a new interface engine and move every feed onto it.",
        null,
        null,
        LocalDate.ofInstant(Instant.EPOCH, ZoneOffset.UTC),
        null,
        OpeningState.OPEN);
  }
}
