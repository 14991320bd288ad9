// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.reqcast.ledger.PostingRow;
import org.reqcast.opening.Employment;
import org.reqcast.opening.Facility;
import org.reqcast.opening.Need;
import org.reqcast.opening.Opening;
import org.reqcast.opening.OpeningState;
import org.reqcast.opening.Place;
import org.reqcast.opening.Workplace;

/** What is left of openings and places that are gone while their ads still stand. */
final class Former {
  private Former() {}

  /** An opening that is no longer known, by its id alone. */
  static Opening opening(PostingRow row, InstantSource clock, ZoneId zone) {
    return new Opening(
        row.opening(),
        row.opening(),
        new Facility("", null),
        List.of(),
        Need.MAINTAIN,
        Employment.FULL_TIME,
        null,
        List.of(),
        List.of(),
        "",
        null,
        null,
        LocalDate.ofInstant(row.since(), zone),
        LocalDate.ofInstant(clock.instant(), zone),
        OpeningState.CLOSED);
  }

  /** The place as the opening has it, or by its key alone where the opening has it no more. */
  static Place place(PostingRow row, Opening opening) {
    return opening.places().stream()
        .filter(place -> place.key().equals(row.place()))
        .findFirst()
        .orElseGet(
            () -> new Place(row.place(), null, row.place(), null, null, "", Workplace.ON_SITE));
  }
}
