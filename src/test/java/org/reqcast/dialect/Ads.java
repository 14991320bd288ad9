// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.reqcast.connector.Ad;
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

/** Invented ads, always the same. */
final class Ads {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final InstantSource CLOCK = InstantSource.fixed(NOON);

  static final Ad EPIC_ANALYST = ad("epic-17-columbus", "r1", "Epic Ambulatory Analyst");
  static final Ad EPIC_ANALYST_CHANGED =
      ad("epic-17-columbus", "r2", "Senior Epic Ambulatory Analyst");
  static final Ad FHIR_ENGINEER = ad("fhir-4-columbus", "r1", "FHIR Engineer");

  private Ads() {}

  static Ad ad(String posting, String revision, String title) {
    return ad(posting, revision, title, "Keep *Epic Ambulatory* running & well for 40 clinics.");
  }

  static Ad ad(String posting, String revision, String title, String description) {
    Place place = new Place("columbus-oh", null, "Columbus", "OH", "43215", "US", Workplace.HYBRID);
    Opening opening =
        new Opening(
            posting.split("-c", 2)[0],
            title,
            new Facility("Riverside Hospital", "https://hospital.example.org"),
            List.of(place),
            Need.MAINTAIN,
            Employment.FULL_TIME,
            new Pay(new BigDecimal("98000"), new BigDecimal("121000"), "USD", Pay.Per.YEAR),
            List.of(Incentive.valueOf("Relocation paid")),
            List.of(new Wanted("Epic Ambulatory", true, 3), new Wanted("HL7", false, 0)),
            description,
            null,
            "jobs@riverside.example.org",
            LocalDate.of(2026, 11, 20),
            LocalDate.of(2027, 1, 31),
            OpeningState.OPEN);
    return new Ad(
        posting,
        revision,
        posting + "-" + revision,
        opening,
        place,
        Opened.ACCOUNT,
        URI.create("https://jobs.riverside.example.org/openings/" + posting + "?via=main"),
        Instant.parse("2026-11-20T09:30:00Z"));
  }
}
