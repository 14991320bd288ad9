// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How pages write times and names. */
final class Prose {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Prose() {}

  static String day(Instant at) {
    return DAY.format(at);
  }

  static String moment(Instant at) {
    return MOMENT.format(at);
  }

  /** How long ago, or how soon: {@code 5 min ago}, {@code in 2 h}. */
  static String distance(Instant at, Instant now) {
    Duration gone = Duration.between(at, now);
    String size = size(gone.abs());
    return size.equals("now") ? size : gone.isNegative() ? "in " + size : size + " ago";
  }

  private static String size(Duration length) {
    if (length.toSeconds() < 1) {
      return "now";
    }
    if (length.toSeconds() < 60) {
      return length.toSeconds() + " s";
    }
    if (length.toMinutes() < 60) {
      return length.toMinutes() + " min";
    }
    return length.toHours() < 48 ? length.toHours() + " h" : length.toDays() + " days";
  }

  /** A word of ours for people: {@code CANNOT_CLOSE} becomes {@code Cannot close}. */
  static String title(String word) {
    String plain = word.replace('_', ' ').replace('-', ' ').toLowerCase(Locale.ROOT);
    return plain.isEmpty() ? plain : Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
  }
}
