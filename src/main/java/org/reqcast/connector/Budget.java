// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reqcast.config.YamlMap;

/**
 * How many requests that change something an account may send in a time that goes along with the
 * clock. A tenth is kept for changes and for taking ads down, so that a busy morning does not leave
 * a filled opening standing.
 *
 * @param most requests, at least 1
 * @param window how far back they count
 */
public record Budget(int most, Duration window) {
  private static final Pattern WRITTEN =
      Pattern.compile("(\\d{1,6})\\s*/\\s*(?:(\\d{0,4})\\s*(s|m|h|d)|(hour|day))");
  private static final int A_TENTH = 10;

  /** Reads {@code 200/day}, {@code 30/30m} or {@code 50/24h}. */
  static Optional<Budget> read(YamlMap map) {
    return map.convert("budget", Budget::of);
  }

  private static Budget of(String text) {
    Matcher written = WRITTEN.matcher(text.strip());
    if (!written.matches() || Integer.parseInt(written.group(1)) == 0) {
      throw new IllegalArgumentException(
          "must be requests in a time, such as 200/day, 50/24h or 30/30m");
    }
    return new Budget(Integer.parseInt(written.group(1)), window(written));
  }

  private static Duration window(Matcher written) {
    if (written.group(4) != null) {
      return written.group(4).equals("day") ? Duration.ofDays(1) : Duration.ofHours(1);
    }
    long many = written.group(2).isEmpty() ? 1 : Long.parseLong(written.group(2));
    if (many == 0) {
      throw new IllegalArgumentException("must be a time longer than nothing");
    }
    return switch (written.group(3)) {
      case "s" -> Duration.ofSeconds(many);
      case "m" -> Duration.ofMinutes(many);
      case "h" -> Duration.ofHours(many);
      default -> Duration.ofDays(many);
    };
  }

  /** How many of them new ads may use. */
  public int forNew() {
    return most - most / A_TENTH;
  }

  @Override
  public String toString() {
    return most + " in " + words(window);
  }

  private static String words(Duration time) {
    if (time.toHours() >= 1 && time.toMinutesPart() == 0) {
      return time.toHours() + " h";
    }
    return time.toMinutes() >= 1 && time.toSecondsPart() == 0
        ? time.toMinutes() + " min"
        : time.toSeconds() + " s";
  }
}
