// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.Poster.Sureness;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.reqcast.opening.Opening;

/** From any rows and any wishes, following the plan leads to the wishes and stays there. */
class PlannerPropertyTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Links LINKS = new Links(URI.create("https://jobs.example.org"));
  // An ad that cannot be taken down has no wish to lead to.
  private static final List<PostingState> STATES =
      Stream.of(PostingState.values()).filter(it -> it != PostingState.CANNOT_CLOSE).toList();

  private final Map<String, PostingRow> rows = new LinkedHashMap<>();
  private final Map<String, String> board = new LinkedHashMap<>();

  @Test
  void thePlanConvergesAndThenThereIsNothingToDo() {
    IntStream.range(0, 1000).forEach(this::converge);
  }

  private void converge(int seed) {
    Random random = new Random(seed);
    rows.clear();
    board.clear();
    List<Wish> wishes = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Opening opening = Samples.opening("RV-" + i, "Analyst " + random.nextInt(2));
      Wish wish = Wish.of(opening, Samples.place("columbus-oh"), "social", LINKS);
      if (random.nextBoolean()) {
        wishes.add(wish);
      }
      if (random.nextBoolean()) {
        anyRow(wish, random);
      }
    }
    Planner planner = new Planner(Sureness.KEY, Optional.empty());
    for (int turn = 0; turn < 5; turn++) {
      planner.plan(wishes, rows.values(), NOW).forEach(this::follow);
    }
    assertThat(planner.plan(wishes, rows.values(), NOW)).as("seed %d", seed).isEmpty();
    Map<String, String> wanted = new LinkedHashMap<>();
    wishes.forEach(wish -> wanted.put(wish.posting(), wish.content()));
    assertThat(board).as("seed %d", seed).isEqualTo(wanted);
  }

  /** A row in any state, and what the board then holds. */
  private void anyRow(Wish wish, Random random) {
    PostingState state = STATES.get(random.nextInt(STATES.size()));
    boolean stands =
        switch (state) {
          case PLANNED, DEFERRED, CLOSED, CANNOT_CLOSE -> false;
          case SENDING, UNKNOWN, REJECTED, REAUTHORIZE, TO_PLACE -> random.nextBoolean();
          case LIVE, ACCEPTED, UPDATING, CLOSING, TO_CHANGE, TO_TAKE_DOWN -> true;
        };
    String content = random.nextBoolean() ? wish.content() : "older";
    boolean named =
        stands
            && state != PostingState.SENDING
            && state != PostingState.UNKNOWN
            && state != PostingState.TO_PLACE;
    if (stands) {
      board.put(wish.posting(), content);
    }
    // A refusal of just this content would rightly be left alone.
    String revision = state == PostingState.REJECTED ? "refused" : content;
    PostingRow planned =
        new PostingRow(
            wish.posting(),
            wish.opening().id(),
            "columbus-oh",
            "social",
            state,
            revision,
            null,
            null,
            NOW,
            null,
            0,
            0,
            "",
            NOW,
            NOW);
    rows.put(
        wish.posting(),
        new Draft(planned, state, NOW).ad(named ? new AdRef("ad", null) : null).row());
  }

  /** What a board in fair weather makes of a step. */
  private void follow(Step step) {
    PostingRow row = step.row();
    Wish wish = step.wish();
    String id = step.posting();
    switch (step.act()) {
      case LOOK -> {
        PostingState found = board.containsKey(id) ? PostingState.LIVE : PostingState.DEFERRED;
        Draft draft = new Draft(row, found, NOW);
        rows.put(id, (board.containsKey(id) ? draft.ad(new AdRef("ad", null)) : draft).row());
      }
      case CREATE, UPDATE, RENEW -> {
        assertThat(step.act() == Step.Act.CREATE && board.containsKey(id)).isFalse();
        board.put(id, wish.content());
        rows.put(id, stands(row, wish));
      }
      case SWEEP -> {}
      case CLOSE, DROP -> {
        assertThat(step.act() == Step.Act.DROP && board.containsKey(id)).isFalse();
        board.remove(id);
        rows.put(id, new Draft(row, PostingState.CLOSED, NOW).settled().row());
      }
    }
  }

  private static PostingRow stands(PostingRow row, Wish wish) {
    PostingRow known =
        row != null
            ? row
            : new PostingRow(
                wish.posting(),
                wish.opening().id(),
                "columbus-oh",
                "social",
                PostingState.PLANNED,
                "",
                null,
                null,
                NOW,
                null,
                0,
                0,
                "",
                NOW,
                NOW);
    return new Draft(known, PostingState.LIVE, NOW)
        .revision(wish.target(row).toString())
        .ad(new AdRef("ad", null))
        .settled()
        .row();
  }
}
