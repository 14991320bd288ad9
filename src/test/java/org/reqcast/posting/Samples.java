// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.reqcast.opening.Employment;
import org.reqcast.opening.Facility;
import org.reqcast.opening.Incentive;
import org.reqcast.opening.Need;
import org.reqcast.opening.Opening;
import org.reqcast.opening.OpeningState;
import org.reqcast.opening.Pay;
import org.reqcast.opening.Place;
import org.reqcast.opening.Wanted;
import org.reqcast.opening.Workplace;

/** Invented openings. */
public final class Samples {
  static final LocalDate POSTED = LocalDate.parse("2026-11-01");

  private Samples() {}

  static Opening analyst(String... places) {
    return opening("RV-1042", "Interface analyst", places);
  }

  public static Opening opening(String id, String title, String... places) {
    return new Opening(
        id,
        title,
        new Facility("Riverside Hospital", "https://riverside.example.org"),
        Stream.of(places).map(Samples::place).toList(),
        Need.MAINTAIN,
        Employment.FULL_TIME,
        new Pay(new BigDecimal("52"), new BigDecimal("61.50"), "USD", Pay.Per.HOUR),
        List.of(Incentive.valueOf("Relocation help")),
        List.of(new Wanted("hl7-v2", true, 3)),
        "Keep the interface engine running.",
        null,
        "talent@riverside.example.org",
        POSTED,
        null,
        OpeningState.OPEN);
  }

  static Place place(String key) {
    return new Place(key, null, "Columbus", "OH", "43215", "US", Workplace.ON_SITE);
  }

  static Opening titled(Opening opening, String title) {
    return with(opening, title, opening.places(), opening.pay(), opening.ends());
  }

  static Opening placed(Opening opening, String... places) {
    List<Place> next = Stream.of(places).map(Samples::place).toList();
    return with(opening, opening.title(), next, opening.pay(), opening.ends());
  }

  static Opening with(Opening opening, String title, List<Place> places, Pay pay, LocalDate ends) {
    return new Opening(
        opening.id(),
        title,
        opening.facility(),
        places,
        opening.need(),
        opening.employment(),
        pay,
        opening.incentives(),
        opening.skills(),
        opening.description(),
        opening.apply(),
        opening.contact(),
        opening.posted(),
        ends,
        opening.state());
  }
}
