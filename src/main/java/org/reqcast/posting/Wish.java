// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Ad;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.reqcast.opening.Opening;
import org.reqcast.opening.Place;

/**
 * An ad that should stand on an account.
 *
 * @param posting the posting's id
 * @param content hash of what a reader could see
 */
record Wish(
    String posting, Opening opening, Place place, String account, URI link, String content) {

  /** One wish for each place of each opening, in the order given. */
  static List<Wish> of(List<Opening> openings, String account, Links links) {
    Map<String, Wish> wishes = new LinkedHashMap<>();
    for (Opening opening : openings) {
      for (Place place : opening.places()) {
        Wish wish = of(opening, place, account, links);
        wishes.putIfAbsent(wish.posting(), wish);
      }
    }
    return new ArrayList<>(wishes.values());
  }

  static Wish of(Opening opening, Place place, String account, Links links) {
    String posting = PostingId.of(opening.id(), place.key(), account);
    URI link = links.to(opening.id(), place.key(), account, posting);
    String content = Revision.contentOf(opening, place, link);
    return new Wish(posting, opening, place, account, link, content);
  }

  /** The revision that should stand, given what the ledger knows of the posting. */
  Revision target(@Nullable PostingRow row) {
    if (row == null) {
      return new Revision(content, 0);
    }
    int round = Revision.parse(row.revision()).round();
    boolean comesBack =
        row.state() == PostingState.CLOSED || row.state() == PostingState.CANNOT_CLOSE;
    return new Revision(content, comesBack ? round + 1 : round);
  }

  /** The ad with this content, sent under a revision's key. */
  Ad ad(String revision, PostingRow row) {
    String key = PostingId.key(posting, revision);
    return new Ad(posting, revision, key, opening, place, account, link, row.since());
  }
}
