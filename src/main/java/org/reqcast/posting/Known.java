// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Saying;
import org.reqcast.opening.Opening;

/**
 * The names and contents of first ads, kept while their opening stays the very same object: hashing
 * a hundred thousand texts anew each turn would be most of the turn.
 */
final class Known {
  private final Map<String, Hashes> all = new ConcurrentHashMap<>();

  /** Of one opening, in the order of its places. */
  private record Hashes(Opening opening, List<String> postings, List<String> contents) {}

  /** The first ad of an opening, at the place of this number. */
  @SuppressWarnings("ReferenceEquality") // comparing whole openings would cost what this saves
  Wish wish(Opening opening, int place, String account, Links links, @Nullable Campaign campaign) {
    Hashes hashes = all.get(opening.id());
    if (hashes == null || hashes.opening() != opening) {
      hashes = hashes(opening, account, links);
      all.put(opening.id(), hashes);
    }
    return new Wish(
        hashes.postings().get(place),
        opening,
        opening.places().get(place),
        account,
        links,
        hashes.contents().get(place),
        0,
        Saying.USUAL,
        campaign);
  }

  private static Hashes hashes(Opening opening, String account, Links links) {
    List<Wish> wishes =
        opening.places().stream().map(place -> Wish.of(opening, place, account, links)).toList();
    return new Hashes(
        opening,
        wishes.stream().map(Wish::posting).toList(),
        wishes.stream().map(Wish::content).toList());
  }
}
