// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.reqcast.dialect.BoardRules.ADDRESS;
import static org.reqcast.dialect.BoardRules.DAY;
import static org.reqcast.dialect.BoardRules.GERMAN_DAY;
import static org.reqcast.dialect.BoardRules.MOMENT;

import org.jsoup.Jsoup;

/** What the search engines for jobs ask of their feeds. */
final class Aggregators {
  private static final int ANY = Integer.MAX_VALUE;

  private Aggregators() {}

  static XmlBoard jooble() {
    return XmlBoard.of("jobs", "job")
        .needs("@id", "link", "name", "region", "description", "pubdate", "updated")
        .unique("@id")
        .like("link", ADDRESS)
        .like("pubdate", GERMAN_DAY)
        .like("updated", GERMAN_DAY)
        .like("expire", GERMAN_DAY);
  }

  static XmlBoard talent() {
    return XmlBoard.of("source", "job")
        .header("publisher", "publisherurl", "lastbuilddate")
        .needs("referencenumber", "title", "company", "city", "country", "dateposted", "url")
        .unique("referencenumber")
        .length("description", 50, ANY)
        .like("dateposted", MOMENT)
        .like("expirationdate", MOMENT)
        .like("url", ADDRESS + "source=talent.*")
        .also(LargeBoards::stateOrRemote)
        .also(
            (job, broken) -> {
              if (!XmlBoard.text(job, "description").contains("<p>")) {
                broken.accept("description without HTML");
              }
            });
  }

  static XmlBoard adzuna() {
    return XmlBoard.of("jobs", "job")
        .needs("id", "title", "description", "url", "location")
        .unique("id")
        .length("description", 100, ANY)
        .like("url", ADDRESS)
        .like("salary_min", "\\d+(\\.\\d+)?")
        .like("salary_max", "\\d+(\\.\\d+)?")
        .like("contract_type", "permanent|contract")
        .like("contract_time", "full_time|part_time")
        .also(
            (job, broken) -> {
              String salary = XmlBoard.text(job, "salary_min");
              if (!salary.isEmpty() && Double.parseDouble(salary) < 1_000) {
                broken.accept("salary not of a year");
              }
            });
  }

  static XmlBoard careerjet() {
    return XmlBoard.of("jobs", "job")
        .needs("id", "title", "url", "location/country", "company", "description")
        .unique("id")
        .like("url", ADDRESS)
        .like("contract_type", "permanent|contract|temporary|training")
        .like("working_hours", "full-time|part-time")
        .like("application_email", "[^@\\s]+@[^@\\s]+");
  }

  static XmlBoard trovit() {
    return XmlBoard.of("trovit", "ad")
        .needs("id", "url", "title", "content")
        .unique("id")
        .length("content", 30, ANY)
        .like("url", ADDRESS)
        .like("date", DAY)
        .like("expiration_date", DAY)
        .like("telecommute", "true|false");
  }

  static XmlBoard recruitNet() {
    return XmlBoard.of("jobslist", "job")
        .needs("title", "link", "description", "location", "guid")
        .unique("link")
        .unique("guid")
        .like("postDate", DAY)
        .like("ExpireDate", DAY)
        .also(
            (job, broken) -> {
              String said = XmlBoard.text(job, "description");
              if (!Jsoup.parseBodyFragment(said).select("p, ul, li, strong, em").isEmpty()) {
                broken.accept("HTML in the description");
              }
            });
  }

  static XmlBoard jobiqo() {
    return XmlBoard.of("jobs", "job")
        .needs("id", "organization", "title", "job_url", "location", "description")
        .unique("id")
        .like("job_url", ADDRESS)
        .whole(
            (all, broken) -> {
              if (all.getElementsByTagName("job").getLength() > 10_000) {
                broken.accept("more than 10,000");
              }
            });
  }
}
