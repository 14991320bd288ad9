// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every word of an ad: its name, what kind it is of, and what it says. */
final class AdVocabulary {

  /** How a word may be used. */
  enum Kind {
    TEXT,
    DATE,
    CODE,
    LIST,
    /** A list whose items have a skill and years. */
    SKILLS,
    /** Markup that may stand unescaped. */
    RAW;

    List<String> forms() {
      return switch (this) {
        case DATE -> Forms.OF_DATES;
        case CODE -> Forms.OF_CODES;
        case TEXT, LIST, SKILLS, RAW -> List.of();
      };
    }
  }

  /** A word. */
  record Word(String name, Kind kind, String says) {}

  private static final String OF_ADS =
      """
      title             text    the job title
      facility          text    the hospital or health system that hires
      facilitySite      text    its own site
      place             text    where the work is, as people write it
      street            text    street and number
      city              text    town
      region            text    state or province, abbreviated
      postalCode        text    postal code
      country           text    two letters; for remote work, where applicants must live
      workplace         code    on-site, hybrid or remote
      remote            text    a section: there for entirely remote work
      need              code    maintain or implement
      needWords         text    half a sentence about the need, to follow the facility
      employment        code    full-time, part-time, contractor, temporary, per-diem or intern
      pay               text    the pay in words
      payLeast          text    the lower figure
      payMost           text    the upper figure; the lower one again where there is one
      payCurrency       text    three letters
      payPer            code    hour, day, week, month or year
      incentives        list    what comes with the pay
      must              skills  skills asked for, each with skill and years
      nice              skills  skills that would be good, each with skill and years
      skills            list    names of all skills, the musts first
      hashtags          text    up to five hashtags made of the skills
      description       text    the description without markup
      descriptionHtml   raw     the description as HTML
      descriptionBare   text    the description as HTML without entities, for CDATA
      link              text    our own page of the opening, with this channel's mark
      pageLink          text    our own page without the mark
      pagePath          text    the same below our site, for example openings/rq-7--columbus-oh
      apply             text    where people apply when it is not our own page
      contact           text    a business e-mail address
      posted            date    first day of advertising
      ends              date    last day of advertising
      since             date    when this ad was first planned
      changed           date    when this ad last changed
      posting           text    our id of this ad; never changes
      revision          text    changes with the content
      round             text    how often the ad came back after it was taken down; absent at first
      key               text    the same for every attempt at one revision
      opening           text    the id of the requisition
      """;

  private static final String OF_ACCOUNTS =
      """
      organization      text    the name we advertise under
      organizationSite  text    our own site
      site              text    address of our public pages
      account           text    the account's name
      """;

  private static final Map<String, Word> ADS = read(OF_ADS);
  private static final Map<String, Word> ACCOUNTS = read(OF_ACCOUNTS);

  private AdVocabulary() {}

  static Map<String, Word> ofAds() {
    return ADS;
  }

  static Map<String, Word> ofAccounts() {
    return ACCOUNTS;
  }

  private static Map<String, Word> read(String table) {
    Map<String, Word> words = new LinkedHashMap<>();
    for (String line : table.lines().toList()) {
      String[] cells = line.split("\\s+", 3);
      Kind kind = Kind.valueOf(cells[1].toUpperCase(java.util.Locale.ROOT));
      words.put(cells[0], new Word(cells[0], kind, cells[2]));
    }
    return words;
  }
}
