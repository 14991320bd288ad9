// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

/** Invented openings of every kind, sound ones and those with texts that break weak writers. */
final class ManyOpenings {
  static final String DESCRIPTION =
      """
      Bring *Epic Ambulatory* to 40 clinics & keep them well after go-live.

      - Lead workflow sessions with physicians
      - Build, test and train; `HL7 <v2>`

      ## Where

      See [our team](https://lakeview.example.org/team).""";

  /** What a recruiter may paste, or somebody who means ill. */
  static final List<String> HOSTILE =
      List.of(
          "]]>",
          "a]]",
          "]]]]><![CDATA[>",
          "<![CDATA[ x ]]>",
          "nul \u0000 bell \u0007 escape \u001b end",
          "not characters \uFFFE \uFFFF \uFDD0\uFDD1 x",
          "lone high \uD800 lone low \uDFFF x",
          "right to left \u202E drow \u202C \u200F and \u200E",
          "emoji 👩‍⚕️👨‍👩‍👧‍👦 flag 🇺🇸 e\u0301\u0301\u0301",
          "<b>&amp;amp;</b> &lt; &#60; &nbsp; &unknown; \"quoted' `x`",
          "--> <!-- <?xml version='1.0'?> <!DOCTYPE x [<!ENTITY e 'x'>]> &e;",
          "{{title}} {{{description}}} {{#x}} {{/y}}",
          "lines \r\n\u2028\u2029\u0085 and\ttabs",
          "w".repeat(100_000),
          "</job></source></title></rss>",
          "日本語 Ελληνικά עברית");

  private static final Place OHIO =
      new Place("columbus-oh", "12 Mill St", "Columbus", "OH", "43215", "US", Workplace.ON_SITE);
  private static final List<Place> PLACES =
      List.of(
          OHIO,
          new Place("dayton-oh", null, "Dayton", "OH", null, "US", Workplace.HYBRID),
          new Place("remote-us", null, null, null, null, "US", Workplace.REMOTE),
          new Place("remote-oh", null, null, "OH", null, "US", Workplace.REMOTE));

  private ManyOpenings() {}

  /** Every employment, workplace and unit of pay, with and without what may be absent. */
  static List<Opening> sound() {
    List<Opening> all = new ArrayList<>();
    int number = 0;
    for (Employment employment : Employment.values()) {
      for (Pay.Per per : Pay.Per.values()) {
        boolean full = number++ % 2 == 0;
        BigDecimal least = new BigDecimal(per == Pay.Per.YEAR ? "92000" : "61.50");
        BigDecimal most = full ? least.add(BigDecimal.TEN) : least;
        all.add(
            opening(
                "RQ-" + number,
                "Epic Ambulatory Analyst",
                full ? DESCRIPTION : DESCRIPTION.repeat(3),
                employment,
                number % 5 == 0 ? null : new Pay(least, most, "USD", per),
                full));
      }
    }
    return all;
  }

  /** One opening for each hostile text, which stands wherever people write. */
  static List<Opening> hostile() {
    List<Opening> all = new ArrayList<>();
    for (String text : HOSTILE) {
      all.add(hostile("RQ-H" + all.size(), text));
    }
    return all;
  }

  private static Opening hostile(String id, String text) {
    String shorter = text.substring(0, Math.min(1_000, text.length()));
    return new Opening(
        id,
        "Analyst " + text,
        new Facility("Lakeview " + shorter, "https://lakeview.example.org"),
        List.of(
            new Place("odd", shorter, "Town " + shorter, "OH", "43215", "US", Workplace.ON_SITE)),
        Need.IMPLEMENT,
        Employment.FULL_TIME,
        new Pay(BigDecimal.valueOf(90_000), null, "USD", Pay.Per.YEAR),
        List.of(Incentive.valueOf(shorter), Incentive.valueOf(shorter)),
        List.of(new Wanted("Skill " + shorter, true, 2), new Wanted("DICOM", false, 0)),
        DESCRIPTION + "\n\n" + text + "\n\n`" + shorter + "` *" + shorter + "*",
        null,
        "jobs@lakeview.example.org",
        LocalDate.of(2026, 11, 2),
        LocalDate.of(2027, 1, 31),
        OpeningState.OPEN);
  }

  static Opening opening(String id, String title) {
    return opening(id, title, DESCRIPTION, Employment.FULL_TIME, null, true);
  }

  private static Opening opening(
      String id,
      String title,
      String description,
      Employment employment,
      @Nullable Pay pay,
      boolean full) {
    return new Opening(
        id,
        title,
        new Facility("Lakeview Health", full ? "https://lakeview.example.org" : null),
        PLACES,
        full ? Need.MAINTAIN : Need.IMPLEMENT,
        employment,
        pay,
        full
            ? List.of(Incentive.valueOf("Sign-on bonus"), Incentive.valueOf("Four-day week"))
            : List.of(),
        full
            ? List.of(new Wanted("DICOM", true, 3), new Wanted("PACS", false, 0))
            : List.of(new Wanted("COBOL", true, 1)),
        description,
        full ? null : "https://lakeview.example.org/apply",
        full ? "jobs@lakeview.example.org" : null,
        LocalDate.of(2026, 11, 2),
        full ? LocalDate.of(2027, 1, 31) : null,
        OpeningState.OPEN);
  }
}
