// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads points in time as boards write them. */
final class Moments {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final BigDecimal FARTHEST = BigDecimal.valueOf(100_000_000_000_000L);
  private static final List<DateTimeFormatter> HTTP_DATES =
      List.of(
          DateTimeFormatter.RFC_1123_DATE_TIME,
          DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss zzz", Locale.ENGLISH));
  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH);

  private Moments() {}

  static Optional<Instant> read(SlowDown.Reading is, String text, Instant now) {
    return switch (is) {
      case ISO -> iso(text);
      case EPOCH -> from(text, 1000, Instant.EPOCH);
      case SECONDS -> from(text, 1000, now);
      case MILLIS -> from(text, 1, now);
      case MINUTES -> from(text, 60_000, now);
      case HTTP_DATE -> httpDate(text);
      case SECONDS_OR_DATE -> from(text, 1000, now).or(() -> httpDate(text));
    };
  }

  /** The texts at a dotted path in a JSON text; {@code *} is each of a list or of all names. */
  static Stream<String> at(String json, String path) {
    try {
      return walk(JSON.readTree(json), List.of(path.split("\\.")));
    } catch (JacksonException notJson) {
      return Stream.empty();
    }
  }

  static Optional<Instant> httpDate(String text) {
    for (DateTimeFormatter form : HTTP_DATES) {
      try {
        return Optional.of(ZonedDateTime.parse(text, form).toInstant());
      } catch (DateTimeException otherForm) {
        // The next form may fit.
      }
    }
    try {
      return Optional.of(LocalDateTime.parse(text, ASCTIME).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  private static Stream<String> walk(JsonNode node, List<String> path) {
    if (path.isEmpty()) {
      return node.isValueNode() && !node.isNull() ? Stream.of(node.asString()) : Stream.empty();
    }
    List<String> rest = path.subList(1, path.size());
    String step = path.getFirst();
    if (step.equals("*")) {
      return node.values().stream().flatMap(child -> walk(child, rest));
    }
    boolean place = node.isArray() && step.matches("\\d{1,6}");
    return walk(place ? node.path(Integer.parseInt(step)) : node.path(step), rest);
  }

  private static Optional<Instant> iso(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException notIso) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> from(String text, int millis, Instant start) {
    try {
      BigDecimal amount = new BigDecimal(text);
      if (amount.signum() < 0 || amount.compareTo(FARTHEST) > 0 || text.length() > 40) {
        return Optional.empty();
      }
      long whole = amount.multiply(BigDecimal.valueOf(millis)).longValue();
      return Optional.of(start.plus(Duration.ofMillis(whole)));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }
}
