// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.reqcast.opening.Opening;
import org.reqcast.opening.Place;

/**
 * One posting's content at one revision: an opening, at one place, for one account.
 *
 * @param posting immutable id of the posting, short, safe in addresses; stands in {@code link} so
 *     that a look-up can recognise the ad
 * @param revision hash of everything that a reader of the ad could see; where the ad came back
 *     after it was taken down, with a dot and how often
 * @param key hash of posting and revision: the same for every attempt, different for every change
 * @param link address of the opening's own page, with the channel's mark
 * @param since when the posting was first planned; never changes
 * @param saying other words than the connector's own
 */
public record Ad(
    String posting,
    String revision,
    String key,
    Opening opening,
    Place place,
    String account,
    URI link,
    Instant since,
    Saying saying) {

  /** An ad in the connector's own words. */
  public Ad(
      String posting,
      String revision,
      String key,
      Opening opening,
      Place place,
      String account,
      URI link,
      Instant since) {
    this(posting, revision, key, opening, place, account, link, since, Saying.USUAL);
  }

  /** How often the ad came back after it was taken down; null where it never was. */
  public @Nullable String round() {
    int dot = revision.indexOf('.');
    return dot < 0 ? null : revision.substring(dot + 1);
  }

  /** Path of the opening's own page below the site, the same for every channel. */
  public String page() {
    String path = link.getPath();
    return path.substring(path.lastIndexOf("/openings/") + 1);
  }
}
