// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Ad;
import org.reqcast.connector.Saying;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.reqcast.opening.Opening;
import org.reqcast.opening.Place;

/**
 * An ad that should stand on an account.
 *
 * @param posting the posting's id
 * @param content hash of what a reader could see
 * @param share 0 for the first ad, n for the one shared anew for the nth time
 * @param saying the words in which it says so
 * @param campaign whose hours and figures it keeps; null where none has a say
 */
record Wish(
    String posting,
    Opening opening,
    Place place,
    String account,
    Links links,
    String content,
    int share,
    Saying saying,
    @Nullable Campaign campaign) {

  /** The first ad, in the connector's own words. */
  static Wish of(Opening opening, Place place, String account, Links links) {
    return of(opening, place, account, links, 0, Saying.USUAL, null);
  }

  static Wish of(
      Opening opening,
      Place place,
      String account,
      Links links,
      int share,
      Saying saying,
      @Nullable Campaign campaign) {
    String posting = PostingId.of(opening.id(), place.key(), account, share);
    URI link = links.to(opening.id(), place.key(), account, posting);
    String content = Revision.contentOf(opening, place, link, saying);
    return new Wish(posting, opening, place, account, links, content, share, saying, campaign);
  }

  /** Address of the opening's own page, with the marks of this posting. */
  URI link() {
    return links.to(opening.id(), place.key(), account, posting);
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
    return new Ad(posting, revision, key, opening, place, account, link(), row.since(), saying);
  }
}
