// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crash;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.reqcast.ledger.Ledger;
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

/** The openings as they should be advertised now, edited and closed while the program runs. */
final class Requisitions {
  private static final List<String> SYSTEMS =
      List.of("Epic Willow", "Cerner PharmNet", "MEDITECH Expanse", "HL7 Interface", "PACS");

  private final RandomGenerator random;
  private final Map<String, Opening> openings = new LinkedHashMap<>();
  private int edits;

  Requisitions(int many, RandomGenerator random) {
    this.random = random;
    for (int i = 0; i < many; i++) {
      Opening opening = opening("RH-" + (1000 + i), i, 0, OpeningState.OPEN);
      openings.put(opening.id(), opening);
    }
  }

  private static Opening opening(String id, int number, int edition, OpeningState state) {
    return new Opening(
        id,
        SYSTEMS.get(number % SYSTEMS.size()) + " Analyst " + number + " edition " + edition,
        new Facility("Riverside Regional Hospital", "https://riverside-regional.example.org"),
        List.of(new Place("columbus-oh", null, "Columbus", "OH", "43215", "US", Workplace.ON_SITE)),
        number % 2 == 0 ? Need.MAINTAIN : Need.IMPLEMENT,
        Employment.FULL_TIME,
        new Pay(new BigDecimal(90_000 + edition), new BigDecimal("120000"), "USD", Pay.Per.YEAR),
        List.of(Incentive.valueOf("Relocation paid")),
        List.of(new Wanted("hl7-v2", true, 2)),
        "Keep the systems of three hospitals running, together with the people who use them at night.",
        null,
        null,
        LocalDate.of(2026, 1, 2),
        null,
        state);
  }

  /** Writes all of them, as they should be. */
  void keep(Ledger ledger) {
    openings.values().forEach(ledger.openings()::keep);
  }

  /** Edits, closes or opens a few, in a ledger that the program may be using at this moment. */
  void change(Ledger ledger, int many) {
    List<String> ids = new ArrayList<>(openings.keySet());
    for (int i = 0; i < many; i++) {
      int number = random.nextInt(ids.size());
      Opening before = openings.get(ids.get(number));
      OpeningState state =
          random.nextInt(3) > 0
              ? before.state()
              : before.state() == OpeningState.OPEN ? OpeningState.CLOSED : OpeningState.OPEN;
      Opening after = opening(before.id(), number, ++edits, state);
      ledger.openings().keep(after);
      openings.put(after.id(), after);
    }
  }

  List<Opening> all() {
    return List.copyOf(openings.values());
  }

  List<Opening> open() {
    return all().stream().filter(one -> one.state() == OpeningState.OPEN).toList();
  }

  int edits() {
    return edits;
  }
}
