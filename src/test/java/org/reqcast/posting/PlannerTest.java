// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reqcast.connector.Poster.Sureness;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;

class PlannerTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Links LINKS = new Links(java.net.URI.create("https://jobs.example.org"));
  private static final Wish WISH =
      Wish.of(Samples.analyst(), Samples.place("columbus-oh"), "social", LINKS);

  private static PostingRow row(
      PostingState state, String revision, @Nullable String remote, int looks) {
    return new PostingRow(
        WISH.posting(),
        "RV-1042",
        "columbus-oh",
        "social",
        state,
        revision,
        remote,
        null,
        NOW,
        null,
        0,
        looks,
        "",
        NOW.minus(Duration.ofDays(9)),
        NOW.minus(Duration.ofDays(9)));
  }

  private static String act(Planner planner, PostingRow row, List<Wish> wishes) {
    return planner.plan(wishes, List.of(row), NOW).stream()
        .map(step -> step.act().name())
        .findFirst()
        .orElse("nothing");
  }

  @ParameterizedTest(name = "{0}, known there: {1}, said: {2}, looks: {3}")
  @CsvSource(
      textBlock =
          """
          # state,      remote, says, looks, wanted,  unwanted
          PLANNED,      no,     old,  0,     CREATE,  DROP
          DEFERRED,     no,     same, 0,     CREATE,  DROP
          REAUTHORIZE,  no,     same, 0,     CREATE,  DROP
          REAUTHORIZE,  yes,    same, 0,     UPDATE,  CLOSE
          SENDING,      no,     same, 0,     LOOK,    LOOK
          UNKNOWN,      no,     same, 0,     LOOK,    LOOK
          UNKNOWN,      no,     same, 1,     LOOK,    LOOK
          UNKNOWN,      no,     same, 2,     nothing, nothing
          LIVE,         yes,    same, 0,     nothing, CLOSE
          LIVE,         yes,    old,  0,     UPDATE,  CLOSE
          ACCEPTED,     yes,    same, 0,     LOOK,    LOOK
          UPDATING,     yes,    same, 0,     UPDATE,  CLOSE
          REJECTED,     no,     same, 0,     nothing, DROP
          REJECTED,     no,     old,  0,     CREATE,  DROP
          REJECTED,     yes,    old,  0,     UPDATE,  CLOSE
          CLOSING,      yes,    same, 0,     CLOSE,   CLOSE
          CLOSED,       yes,    same, 0,     CREATE,  nothing
          CANNOT_CLOSE, yes,    same, 0,     UPDATE,  nothing
          """)
  void everyStateHasItsNextStep(
      PostingState state, String remote, String says, int looks, String wanted, String unwanted) {
    Planner planner = new Planner(Sureness.LOOK, Optional.empty());
    String revision = says.equals("same") ? WISH.content() : "older";
    PostingRow row = row(state, revision, remote.equals("yes") ? "ad-1" : null, looks);

    assertThat(act(planner, row, List.of(WISH))).isEqualTo(wanted);
    assertThat(act(planner, row, List.of())).isEqualTo(unwanted);
  }

  @Test
  void whatIsNotDueOrInOtherHandsIsLeftAlone() {
    Planner planner = new Planner(Sureness.LOOK, Optional.empty());
    PostingRow row = row(PostingState.PLANNED, "", null, 0);
    PostingRow later = new Draft(row, PostingState.DEFERRED, NOW).due(NOW.plusSeconds(1)).row();

    assertThat(act(planner, later, List.of(WISH))).isEqualTo("nothing");
    FakePostings postings = new FakePostings(() -> NOW);
    postings.plan(java.util.List.of(row));
    PostingRow leased =
        postings.lease(row.id(), PostingState.PLANNED, Duration.ofSeconds(1)).orElseThrow();
    assertThat(act(planner, leased, List.of(WISH))).isEqualTo("nothing");
    assertThat(planner.plan(List.of(WISH), List.of(leased), NOW.plusSeconds(1))).hasSize(1);
  }

  @Test
  void aKeyMayBeSentAgainHoweverManyLooksFailed() {
    Planner planner = new Planner(Sureness.KEY, Optional.empty());

    assertThat(act(planner, row(PostingState.UNKNOWN, WISH.content(), null, 2), List.of(WISH)))
        .isEqualTo("LOOK");
  }

  @Test
  void anAdIsRenewedWhenItsTimeIsUp() {
    PostingRow live = row(PostingState.LIVE, WISH.content(), "ad-1", 0);

    assertThat(act(new Planner(Sureness.KEY, days(9)), live, List.of(WISH))).isEqualTo("RENEW");
    assertThat(act(new Planner(Sureness.KEY, days(10)), live, List.of(WISH))).isEqualTo("nothing");
  }

  private static Optional<Duration> days(int days) {
    return Optional.of(Duration.ofDays(days));
  }
}
