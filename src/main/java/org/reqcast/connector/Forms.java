// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A word that can be said in several forms; it prints as the first of them. */
final class Forms extends LinkedHashMap<String, Object> {
  private static final long serialVersionUID = 1L;
  private static final DateTimeFormatter RFC_822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);
  private static final DateTimeFormatter DMY =
      DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

  /** The forms of every date. */
  static final List<String> OF_DATES = List.of("date", "iso", "rfc822", "rfc3339", "dmy", "millis");

  /** The forms of words from a fixed list: as people say it, and its unchanging code. */
  static final List<String> OF_CODES = List.of("words", "code");

  private Forms() {}

  /** A day, which begins at midnight UTC. */
  static Forms of(LocalDate day) {
    return of(day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  static Forms of(Instant moment) {
    Instant second = moment.truncatedTo(ChronoUnit.SECONDS);
    var utc = second.atOffset(ZoneOffset.UTC);
    Forms forms = new Forms();
    forms.put("date", DateTimeFormatter.ISO_LOCAL_DATE.format(utc));
    forms.put("iso", DateTimeFormatter.ISO_INSTANT.format(moment.truncatedTo(ChronoUnit.MILLIS)));
    forms.put("rfc822", RFC_822.format(utc));
    forms.put("rfc3339", DateTimeFormatter.ISO_INSTANT.format(second));
    forms.put("dmy", DMY.format(utc));
    forms.put("millis", moment.toEpochMilli());
    return forms;
  }

  /** A word from a fixed list. */
  static Forms of(Enum<?> word) {
    return of(word.name().toLowerCase(Locale.ROOT).replace('_', '-'), word.name());
  }

  static Forms of(String words, String code) {
    Forms forms = new Forms();
    forms.put("words", words);
    forms.put("code", code);
    return forms;
  }

  @Override
  public String toString() {
    for (Map.Entry<String, Object> first : entrySet()) {
      return String.valueOf(first.getValue());
    }
    return "";
  }
}
