// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.net.URI;
import java.util.Locale;

/**
 * Addresses of the openings' own pages. The page is the same for every channel; the mark behind it
 * tells which posting brought a visitor, and lets a look-up recognise our ad.
 */
public final class Links {
  private final String site;

  /**
   * @param site address of our public pages
   */
  public Links(URI site) {
    this.site = site.toString().replaceAll("/+$", "");
  }

  /** Path of an opening's page below the site. */
  public static String page(String opening, String place) {
    return "openings/" + words(opening) + "--" + words(place);
  }

  URI to(String opening, String place, String posting) {
    return URI.create(site + "/" + page(opening, place) + "?via=" + posting);
  }

  // Two texts that tidying makes alike must not share a page; letter case alone tells none apart.
  private static String words(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String tidy = lower.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return tidy.equals(lower) ? tidy : tidy + "-" + new Fingerprint().and(lower).text(6);
  }
}
