// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reqcast.opening.Opening;
import org.reqcast.opening.OpeningState;
import org.reqcast.opening.Pay;

class RevisionTest {
  private static final URI LINK = URI.create("https://jobs.example.org/openings/x?via=y");
  private static final Opening OPENING = Samples.analyst("columbus-oh");

  private static String of(Opening opening) {
    return Revision.contentOf(opening, opening.places().getFirst(), LINK);
  }

  @Test
  void whatAReaderSeesMakesTheRevision() {
    LocalDate ends = LocalDate.parse("2026-12-31");
    Pay more = new Pay(new BigDecimal("53"), null, "USD", Pay.Per.HOUR);
    Set<String> revisions = new HashSet<>();
    revisions.add(of(OPENING));
    revisions.add(of(Samples.titled(OPENING, "Senior analyst")));
    revisions.add(
        of(Samples.with(OPENING, OPENING.title(), OPENING.places(), more, OPENING.ends())));
    revisions.add(of(Samples.with(OPENING, OPENING.title(), OPENING.places(), null, null)));
    revisions.add(
        of(Samples.with(OPENING, OPENING.title(), OPENING.places(), OPENING.pay(), ends)));
    revisions.add(
        Revision.contentOf(
            OPENING, OPENING.places().getFirst(), URI.create("https://b.example.org")));

    assertThat(revisions).hasSize(6);
  }

  @Test
  void whatNoReaderSeesDoesNotTouchTheAd() {
    Pay spelled = new Pay(new BigDecimal("52.00"), new BigDecimal("61.5"), "USD", Pay.Per.HOUR);

    assertThat(of(OPENING.in(OpeningState.ON_HOLD))).isEqualTo(of(OPENING));
    assertThat(of(Samples.placed(OPENING, "columbus-oh", "dayton-oh"))).isEqualTo(of(OPENING));
    assertThat(of(Samples.with(OPENING, OPENING.title(), OPENING.places(), spelled, null)))
        .isEqualTo(of(OPENING));
  }

  @Test
  void roundsAreWrittenAndReadBack() {
    assertThat(Revision.parse("abc")).isEqualTo(new Revision("abc", 0));
    assertThat(Revision.parse("abc.3")).isEqualTo(new Revision("abc", 3)).hasToString("abc.3");
    assertThat(Revision.parse(".2")).isEqualTo(new Revision("", 2));
  }

  @Test
  void idsAndKeysAreStableAndTellApartWhatDiffers() {
    // Written down on purpose: an id that changes with a release would double every ad.
    assertThat(PostingId.of("RV-1042", "columbus-oh", "social-main")).isEqualTo("37mp7wa3orqtzipz");
    assertThat(PostingId.of("ab", "c", "d")).isNotEqualTo(PostingId.of("a", "bc", "d"));
    assertThat(PostingId.key("p", "r1")).hasSize(26).matches("[a-z2-7]+");
    assertThat(PostingId.key("p", "r1")).isNotEqualTo(PostingId.key("p", "r2"));
  }

  @Test
  void pagesNeverShareAnAddress() {
    List<String> pages =
        List.of(
            Links.page("R-1", "2-x"),
            Links.page("R-1-2", "x"),
            Links.page("R/1-2", "x"),
            Links.page("R 1 2", "x"),
            Links.page("Ü-1", "x"),
            Links.page("-1", "x"));

    assertThat(pages).doesNotHaveDuplicates().allMatch(page -> page.matches("openings/[a-z0-9-]+"));
    assertThat(Links.page("RV-1042", "columbus-oh")).isEqualTo("openings/rv-1042--columbus-oh");
  }
}
