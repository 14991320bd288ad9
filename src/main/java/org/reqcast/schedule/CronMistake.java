// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.schedule;

import java.util.regex.Pattern;

/** What is wrong with a cron expression, in words for the person who wrote it. */
final class CronMistake {
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final String FORM =
      "second minute hour day-of-month month day-of-week, for example \"0 15 8-18 ? * MON-FRI\"";

  private CronMistake() {}

  static String words(String expression, Exception mistake) {
    String[] fields = SPACE.split(expression.strip());
    String said = mistake.getMessage();
    if (fields.length == 5) {
      return "has 5 fields; a leading second is missing: " + FORM;
    }
    if (fields.length < 6 || fields.length > 7) {
      return "has " + fields.length + " fields, not 6: " + FORM;
    }
    if (("" + said).contains("day-of-week AND a day-of-month")) {
      return "names both a day of the month and a day of the week; write ? for one of them: "
          + FORM;
    }
    return "is no time table (" + (said == null ? "unreadable" : said) + "): " + FORM;
  }
}
