// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.feed;

import java.io.IOException;
import java.io.Writer;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import org.reqcast.connector.Escape;
import org.reqcast.feed.Published.Shown;

/** The list of our pages that search engines read, each with the moment it last changed. */
final class Sitemap {
  private Sitemap() {}

  static void write(Writer out, String site, Collection<Shown> pages) throws IOException {
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.write("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (Shown page : pages) {
      out.write("  <url><loc>" + Escape.XML.apply(site + "/" + page.path()) + "</loc><lastmod>");
      out.write(page.changed().truncatedTo(ChronoUnit.SECONDS).toString());
      out.write("</lastmod></url>\n");
    }
    out.write("</urlset>\n");
  }
}
