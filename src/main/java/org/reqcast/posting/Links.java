// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Addresses of the openings' own pages. The page is the same for every channel; the marks behind it
 * tell which account and which posting brought a visitor, never change with the content, and let a
 * look-up recognise our ad.
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

  URI to(String opening, String place, String account, String posting) {
    String via = URLEncoder.encode(account, StandardCharsets.UTF_8);
    return URI.create(site + "/" + page(opening, place) + "?via=" + via + "&ad=" + posting);
  }

  // Two texts that tidying makes alike must not share a page; letter case alone tells none apart.
  private static String words(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String tidy = lower.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return tidy.equals(lower) ? tidy : tidy + "-" + new Fingerprint().and(lower).text(6);
  }
}
