// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostingsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;
  private final AtomicReference<Instant> now = new AtomicReference<>(Made.NOON);
  private Ledger ledger;
  private Postings postings;

  @BeforeEach
  void open() {
    ledger = Ledger.open(folder, now::get);
    postings = ledger.postings();
    postings.plan(java.util.List.of(Made.posting("p1")));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void planningTwiceMakesOneRow() {
    postings.plan(java.util.List.of(Made.posting("p1")));

    assertThat(postings.all()).containsExactly(Made.posting("p1"));
    assertThat(postings.of("board")).hasSize(1);
    assertThat(postings.of("other")).isEmpty();
    assertThat(postings.history("p1")).hasSize(1);
  }

  @Test
  void ofManyWhoWantAPostingExactlyOneGetsIt() throws Exception {
    List<Callable<Optional<PostingRow>>> wanting = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      wanting.add(() -> postings.lease("p1", PostingState.PLANNED, MINUTE));
    }
    int won = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      for (Future<Optional<PostingRow>> one : threads.invokeAll(wanting)) {
        won += one.get().isPresent() ? 1 : 0;
      }
    }
    assertThat(won).isEqualTo(1);
  }

  @Test
  void whatIsNotDueOrInAnotherStateIsNotLeased() {
    assertThat(postings.lease("p1", PostingState.LIVE, MINUTE)).isEmpty();
    now.set(Made.NOON.minusSeconds(1));
    assertThat(postings.lease("p1", PostingState.PLANNED, MINUTE)).isEmpty();
    assertThat(postings.lease("nobody", PostingState.PLANNED, MINUTE)).isEmpty();
  }

  @Test
  void aLeaseEndsByItselfAndWhoeverLostItCannotWrite() {
    PostingRow slow = postings.lease("p1", PostingState.PLANNED, MINUTE).orElseThrow();
    now.set(Made.NOON.plus(MINUTE));
    PostingRow quick = postings.lease("p1", PostingState.PLANNED, MINUTE).orElseThrow();

    assertThat(postings.intend(in(slow, PostingState.SENDING, null))).isFalse();
    assertThat(postings.write(in(slow, PostingState.LIVE, "1"), "late")).isFalse();
    assertThat(postings.write(in(quick, PostingState.LIVE, "2"), "posted")).isTrue();

    assertThat(postings.find("p1").orElseThrow().remoteId()).isEqualTo("2");
    assertThat(postings.history("p1"))
        .extracting(Postings.Event::happened)
        .containsExactly("planned", "posted");
  }

  @Test
  void aRowWrittenBackCannotBeWrittenAgainEvenAtTheSameInstant() {
    PostingRow first = postings.lease("p1", PostingState.PLANNED, MINUTE).orElseThrow();
    postings.write(in(first, PostingState.PLANNED, null), "let go");
    assertThat(postings.write(in(first, PostingState.LIVE, "1"), "again")).isFalse();

    PostingRow second = postings.lease("p1", PostingState.PLANNED, MINUTE).orElseThrow();

    assertThat(second.leaseUntil()).isAfter(first.leaseUntil());
    assertThat(postings.write(in(first, PostingState.LIVE, "1"), "again")).isFalse();
    assertThat(postings.write(in(second, PostingState.LIVE, "2"), "posted")).isTrue();
  }

  @Test
  void anIntentionKeepsTheLease() {
    PostingRow row = postings.lease("p1", PostingState.PLANNED, MINUTE).orElseThrow();

    assertThat(postings.intend(in(row, PostingState.SENDING, null))).isTrue();

    assertThat(postings.lease("p1", PostingState.SENDING, MINUTE)).isEmpty();
    assertThat(postings.find("p1").orElseThrow().leaseUntil()).isEqualTo(row.leaseUntil());
    assertThat(postings.write(in(row, PostingState.LIVE, "1"), "posted")).isTrue();
    assertThat(postings.find("p1").orElseThrow().leaseUntil()).isNull();
  }

  @Test
  void aKnownRemoteIdIsNeverLost() {
    PostingRow row = postings.lease("p1", PostingState.PLANNED, MINUTE).orElseThrow();
    postings.intend(in(row, PostingState.UPDATING, "9"));
    now.set(Made.NOON.plusSeconds(5));
    postings.write(in(row, PostingState.CLOSED, null), "closed");

    PostingRow closed = postings.find("p1").orElseThrow();
    assertThat(closed.remoteId()).isEqualTo("9");
    assertThat(closed.remoteLink()).isEqualTo("https://board.example.org/9");
    assertThat(closed.changed()).isEqualTo(Made.NOON.plusSeconds(5));
    assertThat(closed.since()).isEqualTo(Made.NOON);
  }

  @Test
  void anotherAdBeginsWithoutTheIdOfTheOneBefore() {
    PostingRow row = postings.lease("p1", PostingState.PLANNED, MINUTE).orElseThrow();
    postings.intend(in(row, PostingState.CLOSING, "9"));

    postings.intend(in(row, PostingState.SENDING, null));

    assertThat(postings.find("p1").orElseThrow().remoteId()).isNull();
    assertThat(postings.find("p1").orElseThrow().remoteLink()).isNull();
  }

  @Test
  void leasesOfADeadProcessCanBeEnded() {
    PostingRow row = postings.lease("p1", PostingState.PLANNED, MINUTE).orElseThrow();

    assertThat(postings.endLeases()).isEqualTo(1);

    assertThat(postings.write(in(row, PostingState.LIVE, "1"), "late")).isFalse();
    assertThat(postings.lease("p1", PostingState.PLANNED, MINUTE)).isPresent();
  }

  @Test
  void aPostingSurvivesReopening() {
    PostingRow row = postings.lease("p1", PostingState.PLANNED, MINUTE).orElseThrow();
    postings.write(in(row, PostingState.LIVE, "9"), "posted");
    PostingRow before = postings.find("p1").orElseThrow();
    ledger.close();

    open();

    assertThat(postings.find("p1")).contains(before);
    assertThat(postings.history("p1")).hasSize(2);
  }

  @Test
  void whatTheBoardWorksOnIsKeptUntilItIsThrough() {
    PostingRow leased = postings.lease("p1", PostingState.PLANNED, MINUTE).orElseThrow();
    PostingRow begun = working(leased, PostingState.ACCEPTED, "task-1", Made.NOON);
    assertThat(postings.write(begun, "Accepted")).isTrue();
    assertThat(postings.find("p1").orElseThrow().task()).isEqualTo("task-1");
    assertThat(postings.find("p1").orElseThrow().renewed()).isEqualTo(Made.NOON);

    PostingRow again = postings.lease("p1", PostingState.ACCEPTED, MINUTE).orElseThrow();
    assertThat(again.task()).isEqualTo("task-1");
    assertThat(postings.write(working(again, PostingState.LIVE, null, null), "Placed")).isTrue();
    assertThat(postings.find("p1").orElseThrow().task()).isNull();
    assertThat(postings.find("p1").orElseThrow().renewed()).isNull();
  }

  private static PostingRow working(
      PostingRow row, PostingState state, String task, Instant renewed) {
    return new PostingRow(
        row.id(),
        row.opening(),
        row.place(),
        row.account(),
        state,
        "r1",
        null,
        null,
        row.due(),
        row.leaseUntil(),
        0,
        0,
        "",
        row.since(),
        row.changed(),
        row.share(),
        row.placed(),
        row.looked(),
        task,
        renewed);
  }

  private static PostingRow in(PostingRow row, PostingState state, String remoteId) {
    return new PostingRow(
        row.id(),
        row.opening(),
        row.place(),
        row.account(),
        state,
        "r1",
        remoteId,
        remoteId == null ? null : "https://board.example.org/" + remoteId,
        row.due(),
        row.leaseUntil(),
        row.attempts() + 1,
        row.looks(),
        "",
        row.since(),
        row.changed());
  }

  @Test
  void whatWasSentIsKeptWithTheWriteThatSaysSoAndOnlyTheNewestFew() {
    for (int i = 0; i < 6; i++) {
      PostingRow row = postings.claim("p1", PostingState.PLANNED, MINUTE).orElseThrow();
      Postings.Text text = new Postings.Text("r" + i, "text " + i, Instant.EPOCH);
      assertThat(postings.write(row, "", text)).isTrue();
      assertThat(postings.write(row, "", new Postings.Text("lost", "lost", Instant.EPOCH)))
          .isFalse();
    }
    assertThat(postings.texts("p1"))
        .extracting(Postings.Text::text)
        .containsExactly("text 5", "text 4", "text 3");
    assertThat(postings.texts("p1").getFirst().at()).isEqualTo(Made.NOON);
    assertThat(postings.texts("nobody")).isEmpty();
  }

  @Test
  void ofATextThatIsTooLongOnlyTheRevisionIsKept() {
    PostingRow row = postings.claim("p1", PostingState.PLANNED, MINUTE).orElseThrow();
    String text = "x".repeat(Postings.Text.LONGEST + 1);
    postings.write(row, "", new Postings.Text("r1", text, Instant.EPOCH));
    assertThat(postings.texts("p1")).containsExactly(new Postings.Text("r1", "", Made.NOON));
  }
}
