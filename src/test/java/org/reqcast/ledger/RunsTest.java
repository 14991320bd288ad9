// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {
  @TempDir Path folder;
  private final AtomicReference<Instant> now = new AtomicReference<>(Made.NOON);
  private Ledger ledger;
  private Runs runs;

  @BeforeEach
  void open() {
    ledger = Ledger.open(folder, now::get);
    runs = ledger.runs();
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void aRunIsRememberedFromItsBeginningToItsEnd() {
    long id = runs.begin("hourly", "site", "collect", Made.NOON.minusSeconds(60));
    runs.log(id, "asked the site");
    runs.log(id, "kept 3");
    now.set(Made.NOON.plusSeconds(2));
    runs.end(id, RunRow.Outcome.PARTLY, Map.of("fresh", 3), "repair", "one page changed");

    assertThat(runs.latest(10))
        .containsExactly(
            new RunRow(
                id,
                "hourly",
                "site",
                "collect",
                Made.NOON.minusSeconds(60),
                Made.NOON,
                Made.NOON.plusSeconds(2),
                RunRow.Outcome.PARTLY,
                Map.of("fresh", 3),
                "repair",
                "one page changed"));
    assertThat(runs.logOf(id)).containsExactly("asked the site", "kept 3");
  }

  @Test
  void whatADeadProcessLeftUnderWayIsAbandoned() {
    long finished = runs.begin("hourly", "site", "collect", Made.NOON);
    runs.end(finished, RunRow.Outcome.DONE, Map.of(), "", "");
    long cutOff = runs.begin("hourly", "site", "collect", Made.NOON);
    ledger.close();
    open();

    assertThat(runs.abandonUnfinished()).isEqualTo(1);

    assertThat(runs.latest(1).getFirst().id()).isEqualTo(cutOff);
    assertThat(runs.latest(2))
        .extracting(RunRow::outcome)
        .containsExactly(RunRow.Outcome.ABANDONED, RunRow.Outcome.DONE);
    assertThat(runs.abandonUnfinished()).isZero();
  }

  @Test
  void aPausedTurnIsNotATurnThatWasDue() {
    assertThat(runs.lastDue("hourly")).isEmpty();
    runs.begin("hourly", "site", "collect", Made.NOON);
    long paused = runs.begin("hourly", "site", "collect", Made.NOON.plusSeconds(3600));
    runs.end(paused, RunRow.Outcome.PAUSED, Map.of(), "", "");

    assertThat(runs.lastDue("hourly")).contains(Made.NOON);
  }

  @Test
  void onlyARunThatBroughtOrPlacedSomethingBearsFruit() {
    long fruitful = runs.begin("hourly", "site", "collect", Made.NOON);
    runs.end(fruitful, RunRow.Outcome.DONE, Map.of("unchanged", 2), "", "");
    now.set(Made.NOON.plusSeconds(99));
    long barren = runs.begin("hourly", "site", "collect", Made.NOON);
    runs.end(barren, RunRow.Outcome.DONE, Map.of("skipped", 2, "fresh", 0), "", "");

    assertThat(runs.lastFruit("site")).contains(Made.NOON);
    assertThat(runs.lastFruit("other")).isEmpty();
  }

  @Test
  void pausesAreKeptUntilResumed() {
    runs.pause("account:board", "its password is wrong");
    runs.pause("account:board", "its token expired");
    runs.pause("schedule:hourly", "by hand");
    runs.resume("schedule:hourly");

    assertThat(runs.pauses()).isEqualTo(Map.of("account:board", "its token expired"));
  }
}
