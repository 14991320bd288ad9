// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.Check.Health;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Poster;
import org.reqcast.connector.Preview;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Withdrawn;
import org.reqcast.ledger.RunRow.Outcome;
import org.reqcast.posting.FakeOpenings;
import org.reqcast.posting.FakePostings;
import org.reqcast.posting.Posting;
import org.reqcast.posting.Samples;
import org.reqcast.run.Turn.What;

/** A board in trouble is left alone for ever longer times, and tried with one ad. */
class RestsTest {
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");
  private final InstantSource clock = () -> now;
  private final FakeRuns runs = new FakeRuns(clock);
  private final FakeAccounts accounts = new FakeAccounts();
  private final FakeOpenings openings = new FakeOpenings();
  private final Rests rests = new Rests(runs, clock, () -> 1.0);
  private final Weathercock board = new Weathercock();
  private Run run;

  @BeforeEach
  void fiftyOpenings() {
    for (int i = 0; i < 50; i++) {
      openings.keep(Samples.opening("RV-" + i, "Analyst", "columbus-oh"));
    }
    accounts.board("social", board);
    Posting posting =
        new Posting(
            openings,
            new FakePostings(clock),
            URI.create("https://jobs.example.org"),
            ZoneOffset.UTC,
            clock,
            Duration.ofMinutes(5),
            () -> 1.0);
    run =
        new Run(
            runs,
            accounts,
            posting,
            (account, collector, most, log, stop) -> Report.done(Map.of()),
            () -> {},
            rests);
  }

  @Test
  void anHourOfTroubleCostsAFewRequestsAndEndsByItself() throws InterruptedException {
    board.trouble = new ConnectorException(Remedy.WAIT, "502");
    minutes(60);
    assertThat(board.requests).isBetween(5, 12);
    assertThat(rests.account("social")).hasValueSatisfying(why -> assertThat(why).contains("502"));
    assertThat(runs.pauses()).isEmpty();

    board.trouble = null;
    minutes(16);
    assertThat(rests.account("social")).isEmpty();
    minutes(60);
    assertThat(board.placed).isEqualTo(50);
  }

  @Test
  void aRestingAccountSaysUntilWhenAndWhy() throws InterruptedException {
    board.trouble = new ConnectorException(Remedy.WAIT, "502 from the board");
    turn();
    assertThat(board.requests).isEqualTo(3);
    Report report = turn();

    assertThat(board.requests).isEqualTo(3);
    assertThat(report.outcome()).isEqualTo(Outcome.PAUSED);
    assertThat(report.message())
        .contains("left alone until 2026-11-22T12:00:30Z")
        .contains("502 from the board");
  }

  @Test
  void aPersonWhoChecksItEndsTheRest() throws InterruptedException {
    board.trouble = new ConnectorException(Remedy.WAIT, "502");
    turn();
    board.trouble = null;
    new Pauses(runs).checked("social", new Health.Well("as @riverside"));
    turn();
    assertThat(board.placed).isPositive();
  }

  @Test
  void oneAdThatFailsDoesNotKeepTheOthersWaiting() throws InterruptedException {
    board.badTitle = "Analyst of bad luck";
    openings.keep(Samples.opening("RV-7", "Analyst of bad luck", "columbus-oh"));
    minutes(30);
    assertThat(rests.account("social")).isEmpty();
    assertThat(board.placed).isEqualTo(49);
  }

  private void minutes(int many) throws InterruptedException {
    for (int minute = 0; minute < many; minute++) {
      turn();
      now = now.plus(Duration.ofMinutes(1));
    }
  }

  private Report turn() throws InterruptedException {
    return run.turn(new Turn("ads", What.POST, List.of("social"), now, 200), () -> false)
        .getFirst();
  }

  /** A board in one kind of trouble. */
  private static final class Weathercock implements Poster {
    private ConnectorException trouble;
    private String badTitle = "";
    private int requests;
    private int placed;

    @Override
    public Sureness sureness() {
      return Sureness.KEY;
    }

    @Override
    public Posted post(Ad ad) throws ConnectorException {
      requests++;
      if (trouble != null) {
        throw trouble;
      }
      if (ad.opening().title().equals(badTitle)) {
        throw new ConnectorException(Remedy.REPAIR, "the answer has no id");
      }
      placed++;
      return new Posted.Live(new AdRef(ad.posting(), null));
    }

    @Override
    public Posted update(Ad ad, AdRef standing) throws ConnectorException {
      return post(ad);
    }

    @Override
    public Withdrawn withdraw(Ad ad, AdRef standing) {
      return new Withdrawn.Gone("404");
    }

    @Override
    public Look look(Ad ad) {
      return new Look.CannotLook();
    }

    @Override
    public Preview preview(Ad ad) {
      return new Preview(List.of(), List.of());
    }
  }
}
