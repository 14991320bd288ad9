// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.reqcast.dialect.BoardRules.ADDRESS;
import static org.reqcast.dialect.BoardRules.DAY;
import static org.reqcast.dialect.BoardRules.MAIL_DATE;
import static org.reqcast.dialect.BoardRules.MOMENT;

import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** What the three large boards ask of their feeds. */
final class LargeBoards {
  private static final Pattern ENTITY = Pattern.compile("&(#\\d+|#[xX][0-9a-fA-F]+|\\w+);");
  private static final Pattern TAG = Pattern.compile("</?([a-zA-Z][a-zA-Z0-9]*)[^>]*>");

  private LargeBoards() {}

  static XmlBoard indeed() {
    return XmlBoard.of("source", "job")
        .begins("<?xml version=\"1.0\" encoding=\"utf-8\"?>")
        .header("publisher", "publisherurl", "lastBuildDate")
        .needs("title", "date", "referencenumber", "requisitionid", "url", "company")
        .needs("city", "country", "description")
        .unique("referencenumber")
        .like("country", "[A-Z]{2}")
        .like("url", "https://.+\\?source=Indeed")
        .like("date", MOMENT)
        .also(LargeBoards::stateOrRemote)
        .also(
            (job, broken) -> {
              if (ENTITY.matcher(job.getTextContent()).find()) {
                broken.accept("an entity");
              }
            });
  }

  static XmlBoard zip() {
    return XmlBoard.of("source", "job")
        .needs("ReferenceNumber", "Title", "Description", "City", "Country", "Company")
        .needs("URL", "Date")
        .unique("referencenumber")
        .like("url", ADDRESS)
        .like("date", DAY)
        .like("country", "[A-Z]{2}")
        .also(LargeBoards::stateOrRemote);
  }

  static XmlBoard linkedIn() {
    return XmlBoard.of("source", "job")
        .header("lastBuildDate", "publisher", "publisherURL", "expectedJobCount")
        .needs("partnerJobId", "company", "companyId", "title", "description", "applyUrl")
        .needs("location", "posterEmail")
        .unique("partnerJobId")
        .length("partnerJobId", 1, 40)
        .length("description", 100, Integer.MAX_VALUE)
        .like("companyId", "\\d+")
        .like("applyUrl", "https://www\\S+")
        .like("posterEmail", "[^@\\s]+@[^@\\s]+")
        .like("workplaceTypes", "On-site|Hybrid|Remote")
        .like("jobtype", "FULL_TIME|PART_TIME|CONTRACT|INTERNSHIP|TEMPORARY|VOLUNTEER|OTHER")
        .also(
            (job, broken) -> {
              var tags = TAG.matcher(XmlBoard.text(job, "description"));
              while (tags.find()) {
                if (!tags.group(1)
                    .toLowerCase(java.util.Locale.ROOT)
                    .matches("b|strong|u|i|em|p|br|ul|ol|li")) {
                  broken.accept("tag " + tags.group(1));
                }
              }
            })
        .whole(
            (all, broken) -> {
              int jobs = all.getElementsByTagName("job").getLength();
              if (!XmlBoard.text(all, "expectedJobCount").equals(String.valueOf(jobs))) {
                broken.accept("expectedJobCount");
              }
              if (!XmlBoard.text(all, "lastBuildDate").matches(MAIL_DATE)) {
                broken.accept("lastBuildDate");
              }
            });
  }

  static void stateOrRemote(Element job, Consumer<String> broken) {
    boolean remote = XmlBoard.text(job, "city").equals("Remote");
    if (!remote && XmlBoard.text(job, "state").isBlank()) {
      broken.accept("state");
    }
  }
}
