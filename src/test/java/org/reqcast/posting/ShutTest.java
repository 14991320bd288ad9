// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.reqcast.opening.OpeningState;

/** While a campaign file cannot be read, what stands stays as it is. */
class ShutTest {
  private static final String HERE = "accounts: [social-main]\nopenings: {need: maintain}\n";
  private final Bench bench = new Bench();
  private final FakeBoard board = new FakeBoard();

  @BeforeEach
  void aShareStands() {
    bench.habits = SampleCampaigns.STREAM;
    bench.campaigns =
        SampleCampaigns.of("accounts: [social-main]\nagain: every 7d\ntexts: [waits for you]\n");
    bench.openings.keep(Samples.opening("RV-0", "Analyst", "columbus-oh"));
    bench.turn(board);
    bench.pass(Duration.ofDays(7));
    bench.turn(board);
    assertThat(board.standing).hasSize(2);
    board.requests.clear();
    // Another campaign takes the opening elsewhere; the one that keeps it here has a mistake now.
    Campaign elsewhere = SampleCampaigns.of("accounts: [feed]\n").all().getFirst();
    Campaign here = SampleCampaigns.of(HERE + "first: 09:00\n").all().getFirst();
    bench.campaigns =
        new Campaigns(List.of(elsewhere, here), "campaigns/b.yaml:3: what?", SampleCampaigns.TREE);
  }

  @Test
  void nothingIsTakenDownAndNoShareLosesItsWords() {
    bench.turn(board);
    bench.pass(Duration.ofDays(20));
    bench.turn(board);
    assertThat(board.requests).allMatch(request -> request.startsWith("look"));
    assertThat(board.standing).hasSize(2);
  }

  @Test
  void whatIsFilledIsTakenDownAtOnce() {
    bench.openings.move("RV-0", OpeningState.FILLED);
    bench.turn(board);
    assertThat(board.standing).isEmpty();
  }

  @Test
  void nothingNewIsPlacedThereOrAnywhere() {
    bench.openings.keep(Samples.opening("RV-9", "Engineer", "columbus-oh"));
    assertThat(bench.turn(board).message())
        .isEqualTo(
            "Nothing new is placed before the campaigns are mended: campaigns/b.yaml:3: what?");
    assertThat(board.standing).hasSize(2);

    Map<String, PostingState> states = states();
    bench.campaigns = Campaigns.NONE;
    bench.turn(board);
    assertThat(states).hasSize(2);
    assertThat(board.standing.values()).anyMatch(ad -> ad.title().equals("Engineer"));
  }

  @Test
  void aFirstAdStillSaysWhatItsOpeningSays() {
    bench.openings.keep(Samples.opening("RV-0", "Lead Analyst", "columbus-oh"));
    bench.turn(board);
    assertThat(board.standing.values())
        .extracting(FakeBoard.Standing::title)
        .containsExactlyInAnyOrder("Analyst", "Lead Analyst");
  }

  private Map<String, PostingState> states() {
    return bench.postings.all().stream()
        .collect(java.util.stream.Collectors.toMap(PostingRow::id, PostingRow::state));
  }
}
