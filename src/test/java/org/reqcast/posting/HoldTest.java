// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reqcast.connector.Poster.Sureness;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.reqcast.opening.OpeningState;
import org.reqcast.posting.FakeBoard.Weather;

/** What happened while an account was held is sent when it goes on, once each. */
class HoldTest {
  private final Bench bench = new Bench();
  private final FakeBoard board = new FakeBoard();

  private void keep(String id, String title) {
    bench.openings.keep(Samples.opening(id, title, "columbus-oh"));
  }

  private PostingRow row(String id) {
    return bench.postings.all().stream()
        .filter(row -> row.opening().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private String ad(String id) {
    return String.valueOf(row(id).remoteId());
  }

  private List<String> titles() {
    return board.standing.values().stream().map(FakeBoard.Standing::title).sorted().toList();
  }

  @ParameterizedTest
  @EnumSource(names = {"LOGGED_OUT", "BUSY"})
  void whatWaitedIsSentOnceEachAndNothingElse(Weather trouble) {
    board.sureness = Sureness.KEY;
    board.canLook = false;
    Stream.of("edited", "filled", "and back", "reopened", "late edit").forEach(id -> keep(id, id));
    bench.turn(board);
    assertThat(board.standing).hasSize(5);

    keep("new", "new");
    bench.turn(board.weather(trouble));
    keep("late edit", "late edit 2");
    bench.turn(board.weather(trouble));

    keep("new", "new 2");
    keep("new", "new 3");
    keep("late edit", "late edit 3");
    keep("edited", "edited 2");
    keep("edited", "edited 3");
    keep("and back", "away");
    keep("and back", "and back");
    bench.openings.move("filled", OpeningState.FILLED);
    bench.openings.move("reopened", OpeningState.ON_HOLD);
    bench.openings.move("reopened", OpeningState.OPEN);
    keep("never", "never");
    bench.openings.move("never", OpeningState.CLOSED);
    keep("another", "another");
    String filled = ad("filled");
    bench.pass(Duration.ofHours(2));
    board.requests.clear();

    bench.turn(board);

    // Looking sends nothing to a board that shows nothing.
    assertThat(board.requests)
        .filteredOn(request -> !request.startsWith("look"))
        .containsExactlyInAnyOrder(
            "withdraw " + filled,
            "update " + ad("edited"),
            "update " + ad("late edit"),
            "post " + row("new").id(),
            "post " + row("another").id());
    assertThat(titles())
        .containsExactly("and back", "another", "edited 3", "late edit 3", "new 3", "reopened");
    board.requests.clear();
    assertThat(bench.turn(board).counts()).isEmpty();
    assertThat(board.requests).isEmpty();
  }

  @Test
  void aNewAdThatClosedDuringTheHoldIsGivenUpWithoutARequest() {
    keep("new", "new");
    bench.turn(board.weather(Weather.LOGGED_OUT));
    assertThat(row("new").state()).isEqualTo(PostingState.REAUTHORIZE);
    bench.openings.move("new", OpeningState.CLOSED);
    board.requests.clear();
    bench.turn(board);
    assertThat(board.requests).isEmpty();
    assertThat(row("new").state()).isEqualTo(PostingState.CLOSED);
  }

  @Test
  void anAdThatClosedAfterItsChangeWasTurnedDownIsTakenDownAndNotChangedFirst() {
    board.sureness = Sureness.KEY;
    keep("old", "old");
    bench.turn(board);
    keep("old", "older");
    bench.turn(board.weather(Weather.LOGGED_OUT));
    bench.openings.move("old", OpeningState.CLOSED);
    board.requests.clear();
    bench.turn(board);
    assertThat(board.requests).last().isEqualTo("withdraw ad-1");
    assertThat(board.requests).noneMatch(it -> it.startsWith("update"));
    assertThat(board.standing).isEmpty();
  }
}
