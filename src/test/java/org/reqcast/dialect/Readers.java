// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.reqcast.dialect.BoardRules.ADDRESS;
import static org.reqcast.dialect.BoardRules.DAY;
import static org.reqcast.dialect.BoardRules.MAIL_DATE;
import static org.reqcast.dialect.BoardRules.MOMENT;

/** What feed readers ask, from the specifications of RSS 2.0 and Atom, and what anybody may. */
final class Readers {
  private Readers() {}

  /** A partner who reads XML of any kind, and counts. */
  static XmlBoard anybody() {
    return XmlBoard.of("jobs", "job")
        .header("publisher", "changed", "count")
        .needs("id", "reference", "title", "company", "url", "country", "posted", "description")
        .unique("id")
        .like("url", ADDRESS)
        .like("posted", DAY)
        .like("ends", DAY)
        .whole(
            (all, broken) -> {
              int jobs = all.getElementsByTagName("job").getLength();
              if (!XmlBoard.text(all, "count").equals(String.valueOf(jobs))) {
                broken.accept("count");
              }
            });
  }

  static XmlBoard rss() {
    return XmlBoard.of("rss", "item")
        .header("channel/title", "channel/link", "channel/description")
        .needs("title", "link", "guid", "pubDate")
        .unique("guid")
        .like("link", ADDRESS)
        .like("pubDate", MAIL_DATE)
        .whole(
            (all, broken) -> {
              if (!all.getAttribute("version").equals("2.0")) {
                broken.accept("version");
              }
            });
  }

  static XmlBoard atom() {
    return XmlBoard.of("feed", "entry")
        .header("id", "title", "updated", "author/name")
        .needs("id", "title", "updated")
        .unique("id")
        .like("updated", MOMENT)
        .like("published", MOMENT)
        .whole(
            (all, broken) -> {
              if (!all.getAttribute("xmlns").equals("http://www.w3.org/2005/Atom")) {
                broken.accept("namespace");
              }
            });
  }
}
