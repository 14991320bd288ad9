// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

/**
 * What a channel can do with ads, in words for people.
 *
 * @param kind how ads get there
 * @param once what keeps an ad from standing twice
 */
public record Abilities(String kind, String update, String close, String readBack, String once) {
  /** The kind of channels on which a person places the ads. */
  public static final String BY_HAND = "by hand, prepared";

  /** A channel that takes all ads at once, as a file or as pages. */
  public static final Abilities WHOLE_SET =
      new Abilities(
          "whole set, fetched",
          "at the next fetch",
          "left out of the set",
          "no",
          "one item for each ad");
}
