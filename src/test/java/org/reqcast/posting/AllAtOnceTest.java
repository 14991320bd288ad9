// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Preview;
import org.reqcast.connector.Publisher;
import org.reqcast.connector.Remedy;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.reqcast.opening.OpeningState;

class AllAtOnceTest {
  private final Bench bench = new Bench();
  private final Feed feed = new Feed();

  @BeforeEach
  void twoPlaces() {
    bench.openings.keep(Samples.analyst("columbus-oh", "dayton-oh"));
  }

  @Test
  void theWholeSetIsPublishedAndEveryRowIsLive() {
    Done done = bench.turn(feed);

    assertThat(done.counts()).containsExactly(Map.entry("posted", 2));
    assertThat(feed.last).hasSize(2);
    assertThat(bench.postings.all()).extracting(PostingRow::state).containsOnly(PostingState.LIVE);
  }

  @Test
  void theSameSetAgainWritesNothing() {
    bench.turn(feed);
    int events = bench.postings.history(bench.postings.only().id()).size();

    assertThat(bench.turn(feed).counts()).isEmpty();
    assertThat(bench.postings.history(bench.postings.only().id())).hasSize(events);
  }

  @Test
  void whatIsAbsentIsClosedAndComesBackUnderANewKey() {
    bench.turn(feed);
    List<String> first = feed.last.stream().map(Ad::key).toList();
    bench.openings.move("RV-1042", OpeningState.ON_HOLD);
    assertThat(bench.turn(feed).counts()).containsEntry("closed", 2);
    assertThat(feed.last).isEmpty();
    bench.openings.move("RV-1042", OpeningState.OPEN);
    bench.turn(feed);

    assertThat(feed.last).extracting(Ad::key).doesNotContainAnyElementsOf(first);
    assertThat(bench.turn(feed).counts()).isEmpty();
  }

  @Test
  void aRefusedAdSaysWhyOnce() {
    feed.refused = "dayton-oh";
    assertThat(bench.turn(feed).counts()).containsEntry("refused", 1).containsEntry("posted", 1);
    assertThat(bench.turn(feed).counts()).isEmpty();
    feed.refused = "";
    assertThat(bench.turn(feed).counts()).containsEntry("posted", 1);
    feed.refused = "dayton-oh";
    assertThat(bench.turn(feed).counts()).containsEntry("refused", 1);
    assertThat(bench.turn(feed).counts()).isEmpty();
  }

  @Test
  void aSetThatIsNotTakenChangesNoRow() {
    bench.turn(feed);
    bench.openings.move("RV-1042", OpeningState.CLOSED);
    feed.broken = true;
    Done done = bench.turn(feed);

    assertThat(done.remedy()).isEqualTo(Remedy.RECONFIGURE);
    assertThat(done.message()).contains("shrank");
    assertThat(bench.postings.all()).extracting(PostingRow::state).containsOnly(PostingState.LIVE);
  }

  @Test
  void everyAdLinksToItsOpeningsPageWithItsOwnMark() {
    bench.turn(feed);
    Ad ad = feed.last.getFirst();

    assertThat(ad.link())
        .hasToString(
            "https://jobs.example.org/openings/rv-1042--columbus-oh?via=social-main&ad="
                + ad.posting());
    assertThat(ad.page()).isEqualTo("openings/rv-1042--columbus-oh");
  }

  /** A feed in memory. */
  private static final class Feed implements Publisher {
    private List<Ad> last = new ArrayList<>();
    private String refused = "";
    private boolean broken;

    @Override
    public Map<String, Posted> publish(List<Ad> ads) throws ConnectorException {
      if (broken) {
        throw new ConnectorException(Remedy.RECONFIGURE, "the set shrank by all of it");
      }
      last = List.copyOf(ads);
      Map<String, Posted> results = new LinkedHashMap<>();
      for (Ad ad : ads) {
        results.put(
            ad.posting(),
            ad.place().key().equals(refused)
                ? new Posted.Refused("no pay", null)
                : new Posted.Live(new AdRef(ad.posting(), null)));
      }
      return results;
    }

    @Override
    public Preview preview(Ad ad) {
      return new Preview(List.of(), List.of());
    }
  }
}
