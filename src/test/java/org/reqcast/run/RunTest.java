// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reqcast.connector.Check.Health;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Remedy;
import org.reqcast.ledger.RunRow;
import org.reqcast.ledger.RunRow.Outcome;
import org.reqcast.posting.FakeOpenings;
import org.reqcast.posting.FakePostings;
import org.reqcast.posting.Posting;
import org.reqcast.run.Turn.What;

class RunTest {
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");
  private final InstantSource clock = () -> now;
  private final FakeRuns runs = new FakeRuns(clock);
  private final FakeAccounts accounts = new FakeAccounts();
  private final List<String> collected = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger followed = new AtomicInteger();

  private Run run(Gathering collecting) {
    Posting posting =
        new Posting(
            new FakeOpenings(),
            new FakePostings(clock),
            URI.create("https://jobs.example.org"),
            ZoneOffset.UTC,
            clock,
            Duration.ofMinutes(5),
            () -> 0.5);
    return new Run(
        runs,
        accounts,
        posting,
        collecting,
        followed::incrementAndGet,
        new Rests(runs, clock, () -> 1.0));
  }

  private Report fruitful(String account) {
    collected.add(account);
    return Report.done(Map.of("fresh", 3));
  }

  private Turn collect(String... names) {
    return new Turn("people", What.COLLECT, List.of(names), now, 200);
  }

  @Test
  void anAccountThatWaitsForItsSecretIsNoErrorAndIsLeftOutOfAll() throws InterruptedException {
    accounts.board("jobs", new ConnectorException(Remedy.RECONFIGURE, "no token"));
    accounts.off("jobs", "off: needs the secret 'token'");
    Run run = run((account, collector, most, log, stop) -> Report.done(Map.of()));
    assertThat(run.accounts(new Turn("ads", What.POST, List.of(Turn.ALL), now, 200))).isEmpty();
    List<Report> reports =
        run.turn(new Turn("ads", What.POST, List.of("jobs"), now, 200), () -> false);
    assertThat(reports.getFirst().outcome()).isEqualTo(RunRow.Outcome.PAUSED);
    assertThat(reports.getFirst().message()).isEqualTo("off: needs the secret 'token'");
    assertThat(reports.getFirst().remedy()).isEmpty();
    assertThat(new Pauses(runs).account("jobs")).isEmpty();
  }

  @Test
  void everyAccountHasItsRunAndTheIndexFollows() throws InterruptedException {
    accounts.source("one").source("two").board("board", (ConnectorException) null);
    run((account, collector, most, log, stop) -> {
          log.accept("Read 3 pages");
          return fruitful(account);
        })
        .turn(collect(Turn.ALL), () -> false);

    assertThat(collected).containsExactlyInAnyOrder("one", "two");
    assertThat(followed).hasValue(2);
    RunRow row = runs.latest(1).getFirst();
    assertThat(row.outcome()).isEqualTo(Outcome.DONE);
    assertThat(row.what()).isEqualTo("collect");
    assertThat(row.counts()).containsEntry("fresh", 3);
    assertThat(runs.logOf(row.id())).containsExactly("Read 3 pages");
  }

  @Test
  void oneAccountsFailureNeverStopsTheOthers() throws InterruptedException {
    accounts.source("busy").source("broken").source("well");
    List<Report> reports =
        run((account, collector, most, log, stop) ->
                switch (account) {
                  case "busy" -> throw new ConnectorException(Remedy.WAIT, "try in an hour");
                  case "broken" -> throw new IllegalStateException("a defect of ours");
                  default -> fruitful(account);
                })
            .turn(collect("busy", "nobody", "broken", "well"), () -> false);

    assertThat(reports)
        .extracting(Report::outcome)
        .containsExactly(Outcome.FAILED, Outcome.FAILED, Outcome.FAILED, Outcome.DONE);
    assertThat(reports)
        .extracting(Report::remedyWord)
        .containsExactly("wait", "reconfigure", "repair", "");
    assertThat(reports.get(1).message()).isEqualTo("there is no account 'nobody'");
    assertThat(runs.latest(9)).noneMatch(row -> row.outcome() == Outcome.UNDER_WAY);
    assertThat(runs.pauses()).isEmpty();
  }

  @Test
  void anErrorOnOneAccountEndsItsRunWithTheReasonAndTheOthersGoOn() throws InterruptedException {
    accounts.source("deep").source("torn").source("well");
    List<Report> reports =
        run((account, collector, most, log, stop) ->
                switch (account) {
                  case "deep" -> throw new StackOverflowError();
                  case "torn" -> throw new NoClassDefFoundError("org/example/Gone");
                  default -> fruitful(account);
                })
            .turn(collect("deep", "torn", "well"), () -> false);

    assertThat(reports)
        .extracting(Report::outcome)
        .containsExactly(Outcome.FAILED, Outcome.FAILED, Outcome.DONE);
    assertThat(reports.getFirst().message()).contains("StackOverflowError");
    assertThat(runs.latest(9))
        .filteredOn(row -> row.account().equals("torn"))
        .singleElement()
        .satisfies(row -> assertThat(row.message()).contains("NoClassDefFoundError"));
    assertThat(runs.latest(9)).noneMatch(row -> row.outcome() == Outcome.UNDER_WAY);
  }

  @Test
  void whatIsInterruptedIsWrittenDownAsAbandoned() {
    accounts.source("slow");
    Run run =
        run(
            (account, collector, most, log, stop) -> {
              throw new InterruptedException("the process ends");
            });

    assertThatThrownBy(() -> run.turn(collect("slow"), () -> false))
        .isInstanceOf(InterruptedException.class);
    assertThat(runs.latest(1).getFirst().outcome()).isEqualTo(Outcome.ABANDONED);
    assertThat(runs.latest(1).getFirst().ended()).isNotNull();
  }

  @Test
  void anInterruptedTurnHasPutAllItsAccountsAway() throws Exception {
    accounts.source("hung").source("stuck");
    CountDownLatch begun = new CountDownLatch(2);
    Run run =
        run(
            (account, collector, most, log, stop) -> {
              begun.countDown();
              new CountDownLatch(1).await();
              return fruitful(account);
            });
    try (ExecutorService caller = Executors.newSingleThreadExecutor()) {
      Future<List<Report>> turn = caller.submit(() -> run.turn(collect(Turn.ALL), () -> false));
      begun.await();
      caller.shutdownNow();
      assertThatThrownBy(turn::get).hasCauseInstanceOf(InterruptedException.class);
    }
    assertThat(runs.latest(9))
        .hasSize(2)
        .allMatch(row -> row.outcome() == Outcome.ABANDONED && row.ended() != null);
  }

  @Test
  void aBrokenCredentialPausesTheAccountOnceUntilItsCheckSucceeds() throws InterruptedException {
    accounts.board("board", new ConnectorException(Remedy.RECONFIGURE, "the token has expired"));
    Run run = run((account, collector, most, log, stop) -> fruitful(account));
    Turn turn = new Turn("ads", What.POST, List.of("board"), now, 200);
    run.turn(turn, () -> false);
    List<Report> second = run.turn(turn, () -> false);

    assertThat(second).extracting(Report::outcome).containsExactly(Outcome.PAUSED);
    assertThat(second.getFirst().message())
        .contains("the token has expired", "reqcast connectors check board");
    Pauses pauses = new Pauses(runs);
    assertThat(pauses.checked("board", new Health.Unwell(Remedy.RECONFIGURE, "still"))).isFalse();
    assertThat(pauses.checked("board", new Health.Well("@board"))).isTrue();
    assertThat(pauses.account("board")).isEmpty();
  }

  @Test
  void aCheckDoesNotEndAPersonsPause() {
    Pauses pauses = new Pauses(runs);
    pauses.pauseAccount("board", "until the merger is public");

    assertThat(pauses.checked("board", new Health.Well("@board"))).isFalse();
    assertThat(pauses.account("board")).isPresent();
  }

  @Test
  void whoAsksToStopGetsNoMoreAccounts() throws InterruptedException {
    IntStream.range(0, 40).forEach(i -> accounts.source("source-" + i));
    List<Report> reports =
        run((account, collector, most, log, stop) -> fruitful(account))
            .turn(collect(Turn.ALL), () -> !collected.isEmpty());

    assertThat(collected).as("those begun side by side are finished").hasSizeBetween(1, 8);
    assertThat(reports).hasSameSizeAs(collected);
  }

  @Test
  void silenceIsAFault() throws InterruptedException {
    accounts.source("quiet").source("lively").source("new");
    Silence silence = new Silence(runs, accounts, clock);
    Run run =
        run(
            (account, collector, most, log, stop) ->
                Report.done(account.equals("lively") ? Map.of("fresh", 1) : Map.of("fresh", 0)));
    run.turn(collect("quiet", "lively"), () -> false);
    now = now.plus(Duration.ofDays(15));
    assertThat(silence.unwell()).containsOnlyKeys("quiet", "lively");
    run.turn(collect("quiet", "lively", "new"), () -> false);

    assertThat(silence.unwell()).containsOnlyKeys("quiet");
    assertThat(silence.unwell().get("quiet"))
        .contains("15 days", "every 14 days", "connectors/quiet.yaml");
  }
}
