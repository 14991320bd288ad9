// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reqcast.posting.FakeBoard.Weather.DROPS;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Preview;
import org.reqcast.connector.Publisher;
import org.reqcast.ledger.PostingState;

/** What was last sent is kept, to be shown beside what would be sent now. */
class SentTextTest {
  private final Bench bench = new Bench();
  private final FakeBoard board = new FakeBoard();

  @BeforeEach
  void oneOpening() {
    bench.openings.keep(Samples.analyst("columbus-oh"));
  }

  private Comparison compared() {
    String id = bench.postings.only().id();
    return Comparison.of(
        bench.postings.texts(id), bench.posting().ad(bench.postings.only()), board);
  }

  @Test
  void nothingWasSentBeforeTheFirstTurn() {
    bench.posting().turn(Bench.ACCOUNT, board, bench.habits, Bounds.of(0, () -> false), line -> {});
    assertThat(compared().sent()).isNull();
    assertThat(compared().changed()).isFalse();
    assertThat(compared().parts())
        .containsExactly(new PartDifference("status", "", "Interface analyst"));
  }

  @Test
  void anEditIsComparedWithWhatWasSentUntilItIsSentToo() {
    bench.turn(board);
    assertThat(compared().sent()).isEqualTo(bench.now);
    assertThat(compared().changed()).isFalse();

    bench.openings.keep(Samples.opening("RV-1042", "Lead analyst", "columbus-oh"));
    assertThat(compared().changed()).isTrue();
    assertThat(compared().parts())
        .containsExactly(new PartDifference("status", "Interface analyst", "Lead analyst"));
    bench.turn(board);
    assertThat(compared().changed()).isFalse();
  }

  @Test
  void whatGotNoAnswerWasSentAllTheSame() {
    bench.turn(board.weather(DROPS));
    assertThat(bench.postings.only().state()).isEqualTo(PostingState.UNKNOWN);
    assertThat(compared().sent()).isNotNull();
  }

  @Test
  void whatIsGoneShowsWhatItLastSaid() {
    bench.turn(board);
    bench.openings.forget("RV-1042");
    bench.turn(board);
    assertThat(compared().parts())
        .containsExactly(new PartDifference("status", "Interface analyst", "Interface analyst"));
  }

  @Test
  void anItemOfASetIsKeptWhenItChangesAndOnlyThen() {
    Set set = new Set();
    bench.turn(set);
    bench.turn(set);
    assertThat(set.previews).isEqualTo(1);
    bench.openings.keep(Samples.opening("RV-1042", "Lead analyst", "columbus-oh"));
    bench.turn(set);
    assertThat(set.previews).isEqualTo(2);
    assertThat(bench.postings.texts(bench.postings.only().id())).hasSize(2);
  }

  @Test
  void aPreviewThatBreaksKeepsNothingAndSendsAllTheSame() {
    Set set = new Set();
    set.broken = true;
    bench.turn(set);
    assertThat(bench.postings.only().state()).isEqualTo(PostingState.LIVE);
    assertThat(bench.postings.texts(bench.postings.only().id())).isEmpty();
  }

  /** A feed that counts how often an item is made for keeping. */
  private static final class Set implements Publisher {
    private int previews;
    private boolean broken;

    @Override
    public Map<String, Posted> publish(List<Ad> ads) {
      return ads.stream()
          .collect(
              Collectors.toMap(Ad::posting, ad -> new Posted.Live(new AdRef(ad.posting(), null))));
    }

    @Override
    public Preview preview(Ad ad) {
      if (broken) {
        throw new IllegalStateException("a defect");
      }
      previews++;
      return new Preview(List.of(new Preview.Part("item", ad.opening().title())), List.of());
    }
  }
}
