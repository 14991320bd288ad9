// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: a whole number and a unit. */
final class Spans {
  private static final Pattern SPAN = Pattern.compile("(\\d{1,9}) ?(ms|s|m|h|d|w)");

  private Spans() {}

  static Optional<Duration> of(String text) {
    Matcher span = SPAN.matcher(text.strip());
    if (!span.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(span.group(1));
    return Optional.of(
        switch (span.group(2)) {
          case "ms" -> Duration.ofMillis(count);
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          case "d" -> Duration.ofDays(count);
          default -> Duration.ofDays(7 * count);
        });
  }
}
