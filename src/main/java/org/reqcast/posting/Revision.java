// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.math.BigDecimal;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Saying;
import org.reqcast.opening.Incentive;
import org.reqcast.opening.Opening;
import org.reqcast.opening.Pay;
import org.reqcast.opening.Place;
import org.reqcast.opening.Wanted;

/**
 * What a reader of an ad could see, as a hash, and which round of advertising it belongs to.
 *
 * @param content hash of the content; empty where it is not known what stands on the board
 * @param round 0 at first, one more each time that an ad comes back after it was closed
 */
record Revision(String content, int round) {
  private static final int LENGTH = 16;

  /** The revision written in a row; round 0 of unknown content where nothing is written. */
  static Revision parse(String written) {
    int dot = written.indexOf('.');
    return dot < 0
        ? new Revision(written, 0)
        : new Revision(written.substring(0, dot), Integer.parseInt(written.substring(dot + 1)));
  }

  /** Hash of everything that a reader could see of an opening at one of its places. */
  static String contentOf(Opening opening, Place place, URI link) {
    return contentOf(opening, place, link, Saying.USUAL);
  }

  /** As {@link #contentOf(Opening, Place, URI)}, of an ad that is said in other words. */
  static String contentOf(Opening opening, Place place, URI link, Saying saying) {
    Fingerprint print = new Fingerprint();
    print.and(opening.id()).and(opening.title());
    print.and(opening.facility().name()).and(opening.facility().site());
    print.and(place.street()).and(place.city()).and(place.region()).and(place.postalCode());
    print.and(place.country()).and(place.workplace().name());
    print.and(opening.need().name()).and(opening.employment().name());
    and(print, opening.pay());
    print.and(opening.incentives().size());
    opening.incentives().stream().map(Incentive::words).forEach(print::and);
    print.and(opening.skills().size());
    for (Wanted wanted : opening.skills()) {
      print.and(wanted.skill()).and(wanted.must()).and(wanted.years());
    }
    print.and(opening.description()).and(opening.apply()).and(opening.contact());
    print.and(opening.posted()).and(opening.ends()).and(link);
    if (!saying.source().isEmpty()) {
      print.and(saying.source());
    }
    return print.text(LENGTH);
  }

  private static void and(Fingerprint print, @Nullable Pay pay) {
    if (pay == null) {
      print.and(null);
      return;
    }
    print.and(figure(pay.least())).and(figure(pay.most()));
    print.and(pay.currency()).and(pay.per().name());
  }

  // 52 and 52.00 are the same pay: a changed spelling must not touch an ad.
  private static @Nullable String figure(@Nullable BigDecimal figure) {
    return figure == null ? null : figure.stripTrailingZeros().toPlainString();
  }

  /** As written in a row. */
  @Override
  public String toString() {
    return round == 0 ? content : content + "." + round;
  }
}
