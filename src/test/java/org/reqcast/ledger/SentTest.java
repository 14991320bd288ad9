// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When ads were sent, which is what a day's figure is counted by. */
class SentTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  @TempDir Path folder;

  private Instant now = NOON;
  private Ledger ledger;

  @BeforeEach
  void open() {
    ledger = Ledger.open(folder, () -> now);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void whatWasBegunCountsAndWhatWasCertainlyNotPlacedDoesNot() {
    send("a", PostingState.LIVE);
    send("b", PostingState.DEFERRED);
    send("c", PostingState.REJECTED);
    send("d", PostingState.UNKNOWN);
    begin("e");
    assertThat(ledger.postings().sent("social", NOON))
        .containsExactly(NOON, NOON.plusSeconds(3), NOON.plusSeconds(4));
    assertThat(ledger.postings().sent("social", NOON.plusSeconds(4))).hasSize(1);
    assertThat(ledger.postings().sent("other", NOON)).isEmpty();
  }

  @Test
  void theLedgerKnowsSinceWhenAnAdStandsUntilItIsPlacedAnew() {
    send("a", PostingState.LIVE);
    assertThat(row("a").placed()).isEqualTo(NOON);
    change("a", PostingState.UPDATING);
    change("a", PostingState.LIVE);
    assertThat(row("a").placed()).isEqualTo(NOON);
    change("a", PostingState.CLOSED);
    send("a", PostingState.LIVE);
    assertThat(row("a").placed()).isAfter(NOON);
  }

  @Test
  void whatIsNoNewsLeavesNoTrace() {
    send("a", PostingState.LIVE);
    int events = ledger.postings().history("a").size();
    PostingRow leased = lease("a");
    ledger.postings().write(with(leased, PostingState.LIVE, now), "");
    assertThat(ledger.postings().history("a")).hasSize(events);
    assertThat(row("a").looked()).isEqualTo(now);
  }

  private void send(String id, PostingState outcome) {
    begin(id);
    PostingRow row = row(id);
    assertThat(ledger.postings().write(with(row, outcome, null), "Done")).isTrue();
    now = now.plusSeconds(1);
  }

  private void begin(String id) {
    ledger
        .postings()
        .plan(
            java.util.List.of(
                new PostingRow(
                    id,
                    "RV-1",
                    id,
                    "social",
                    PostingState.PLANNED,
                    "",
                    null,
                    null,
                    now,
                    null,
                    0,
                    0,
                    "",
                    now,
                    now)));
    PostingRow leased = lease(id);
    ledger.postings().intend(with(leased, PostingState.SENDING, null));
  }

  private void change(String id, PostingState state) {
    now = now.plusSeconds(1);
    ledger.postings().write(with(lease(id), state, null), "Changed");
  }

  private PostingRow lease(String id) {
    return ledger.postings().lease(id, row(id).state(), Duration.ofMinutes(5)).orElseThrow();
  }

  private PostingRow row(String id) {
    return ledger.postings().find(id).orElseThrow();
  }

  private static PostingRow with(PostingRow row, PostingState state, Instant looked) {
    return new PostingRow(
        row.id(),
        row.opening(),
        row.place(),
        row.account(),
        state,
        row.revision(),
        null,
        null,
        row.since(),
        row.leaseUntil(),
        0,
        0,
        "",
        row.since(),
        row.changed(),
        row.share(),
        row.placed(),
        looked,
        null,
        null);
  }
}
