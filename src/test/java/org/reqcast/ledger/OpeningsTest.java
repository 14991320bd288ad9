// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.opening.Employment;
import org.reqcast.opening.Facility;
import org.reqcast.opening.Incentive;
import org.reqcast.opening.Need;
import org.reqcast.opening.Opening;
import org.reqcast.opening.OpeningState;
import org.reqcast.opening.Place;
import org.reqcast.opening.Workplace;

class OpeningsTest {
  private static final LocalDate LAST = LocalDate.of(2026, 11, 22);
  @TempDir Path folder;

  private static Opening opening(String id, OpeningState state, LocalDate ends) {
    return new Opening(
        id,
        "Interface Engineer",
        new Facility("Riverbend Clinic", null),
        List.of(new Place("remote-us", null, null, null, null, "US", Workplace.REMOTE)),
        Need.MAINTAIN,
        Employment.FULL_TIME,
        null,
        List.of(new Incentive(Incentive.Kind.REMOTE_DAYS, null, null, 3, "3 remote days a week")),
        List.of(),
        "Keeps it running.",
        null,
        "jobs@example.org",
        LocalDate.of(2026, 11, 1),
        ends,
        state);
  }

  @Test
  void whatEndedYesterdayExpiresByItselfOnceAndIsWrittenDown() {
    try (Ledger ledger = Ledger.open(folder, Made.AT_NOON)) {
      Openings openings = ledger.openings();
      openings.keep(opening("A", OpeningState.OPEN, LAST));
      openings.keep(opening("B", OpeningState.ON_HOLD, LAST));
      openings.keep(opening("C", OpeningState.OPEN, null));
      openings.keep(opening("D", OpeningState.FILLED, LAST));
      openings.keep(opening("E", OpeningState.DRAFT, LAST));

      assertThat(openings.expire(LAST)).isEmpty();
      assertThat(openings.expire(LAST.plusDays(1))).containsExactly("A", "B");
      assertThat(openings.expire(LAST.plusDays(1))).isEmpty();

      assertThat(openings.find("A").orElseThrow().state()).isEqualTo(OpeningState.EXPIRED);
      assertThat(openings.history("A"))
          .extracting(Openings.Event::state, Openings.Event::happened)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(OpeningState.OPEN, "Added"),
              org.assertj.core.groups.Tuple.tuple(
                  OpeningState.EXPIRED, "Its last day, 2026-11-22, is past"));
    }
  }

  @Test
  void aDraftIsOpenedByNobodyBeforeSomebodyApprovedIt() {
    try (Ledger ledger = Ledger.open(folder, Made.AT_NOON)) {
      Openings openings = ledger.openings();
      openings.keep(opening("A", OpeningState.DRAFT, null));

      assertThatThrownBy(() -> openings.move("A", OpeningState.OPEN, "By hand"))
          .hasMessage("A is a draft, and has to be approved first");
      openings.move("A", OpeningState.APPROVED, "Approved by Ada");
      openings.move("A", OpeningState.APPROVED, "Approved by Ada");
      openings.move("A", OpeningState.OPEN, "By hand");

      assertThat(openings.find("A").orElseThrow().state()).isEqualTo(OpeningState.OPEN);
      assertThat(openings.history("A"))
          .extracting(Openings.Event::happened)
          .containsExactly("Added", "Approved by Ada", "By hand");
    }
  }

  @Test
  void incentivesAreKeptAndThoseFromBeforeTheyHadAKindAreRead() {
    Opening opening = opening("A", OpeningState.OPEN, LAST);
    String json = Documents.of(opening);
    assertThat(Documents.opening(json)).isEqualTo(opening);

    String before =
        json.replaceAll("\"incentives\":\\[.*?]", "\"incentives\":[\"Relocation paid\"]");
    assertThat(Documents.opening(before).incentives())
        .containsExactly(Incentive.valueOf("Relocation paid"));
  }
}
