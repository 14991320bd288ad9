// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.reqcast.http.Manners;
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

/** Invented openings, places and accounts for tests. */
public final class SampleAds {
  public static final Place COLUMBUS =
      new Place("columbus-oh", null, "Columbus", "OH", "43215", "US", Workplace.HYBRID);
  public static final Place REMOTE =
      new Place("remote-us", null, null, null, null, "US", Workplace.REMOTE);

  public static final Wording WORDING =
      new Wording(
          "Riverside Staffing",
          "https://riverside.example.org",
          "https://jobs.riverside.example.org/",
          id -> Map.of("epic-willow", "Epic Willow", "hl7-v2", "HL7 v2").getOrDefault(id, id));

  private SampleAds() {}

  public static Opening opening() {
    return new Opening(
        "RQ-1042",
        "Epic Willow Analyst",
        new Facility("Lakeview Health", "https://lakeview.example.org"),
        List.of(COLUMBUS, REMOTE),
        Need.MAINTAIN,
        Employment.FULL_TIME,
        new Pay(new BigDecimal("95000"), new BigDecimal("115000"), "USD", Pay.Per.YEAR),
        List.of(Incentive.valueOf("Sign-on bonus"), Incentive.valueOf("Four-day week")),
        List.of(new Wanted("hl7-v2", false, 0), new Wanted("epic-willow", true, 3)),
        """
        Keep the **pharmacy** system of five hospitals running & improving.

        - Build and test order sets
        - Support `Willow` <script>alert(1)</script> users

        See [our team](https://lakeview.example.org/team).
        """,
        null,
        "jobs@lakeview.example.org",
        LocalDate.of(2026, 11, 2),
        LocalDate.of(2027, 1, 31),
        OpeningState.OPEN);
  }

  public static Ad ad() {
    return ad("p7x2", COLUMBUS);
  }

  public static Ad ad(String posting, Place place) {
    return ad(posting, place, opening(), "r1");
  }

  public static Ad ad(String posting, Place place, Opening opening, String revision) {
    return new Ad(
        posting,
        revision,
        "key-" + posting + "-" + revision,
        opening,
        place,
        "feed",
        URI.create("https://jobs.riverside.example.org/openings/" + posting + "?via=feed"),
        Instant.parse("2026-11-02T08:15:30.250Z"));
  }

  public static Account account(String... settings) {
    Map<String, String> values = settings.length == 0 ? Map.of() : Map.of(settings[0], settings[1]);
    return new Account("feed", "sample", values, Map.of("token", "hush-hush"), false);
  }

  public static ConnectorFile file() {
    return new ConnectorFile(
        "sample",
        "connectors/sample.yaml",
        "A sample.",
        "feed",
        null,
        Map.of("instance", "Address of the server"),
        Map.of("token", "A token"),
        Manners.USUAL,
        Duration.ofDays(14));
  }
}
