// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A form in which a board says how long to wait. */
public sealed interface SlowDown {
  /** {@code Retry-After}: seconds or an HTTP date. */
  SlowDown RETRY_AFTER = new Header("Retry-After", null, Reading.SECONDS_OR_DATE);

  /** No waiting word of a board is believed for longer than this. */
  Duration LONGEST = Duration.ofHours(24);

  /** Longest default wait where a board says "too many" and nothing else. */
  Duration LONGEST_GUESS = Duration.ofHours(1);

  /** Least wait, also where a board's clock runs behind ours. */
  Duration LEAST = Duration.ofSeconds(1);

  /** How a value is to be read. */
  enum Reading {
    /** An ISO 8601 instant. */
    ISO,
    /** Seconds since 1970, with or without decimals. */
    EPOCH,
    /** Seconds from now, with or without decimals. */
    SECONDS,
    /** Milliseconds from now. */
    MILLIS,
    /** Minutes from now. */
    MINUTES,
    /** An HTTP date. */
    HTTP_DATE,
    /** Whole seconds from now, or an HTTP date. */
    SECONDS_OR_DATE;

    Optional<Instant> read(String text, Instant now) {
      return Moments.read(this, text.strip(), now);
    }
  }

  /**
   * In a header.
   *
   * @param path where the header's value is JSON, the dotted path in it, of which the longest wait
   *     counts; else null
   */
  record Header(String name, @Nullable String path, Reading is) implements SlowDown {
    @Override
    public Optional<Instant> until(Answer answer, Instant now) {
      return path == null
          ? answer.header(name).flatMap(value -> is.read(value, now))
          : answer
              .header(name)
              .flatMap(value -> longest(Moments.at(value, path), is, now))
              .filter(now::isBefore);
    }

    /**
     * Whether the header's neighbour says that nothing remains of the budget; JSON that tells how
     * long it takes until there is some says so itself.
     */
    boolean spent(Answer answer) {
      if (path != null) {
        return EnumSet.of(Reading.SECONDS, Reading.MILLIS, Reading.MINUTES).contains(is);
      }
      String lower = name.toLowerCase(Locale.ROOT);
      int at = lower.lastIndexOf("reset");
      return at >= 0
          && answer
              .header(lower.substring(0, at) + "remaining")
              .filter(left -> left.strip().matches("0+(\\.0*)?"))
              .isPresent();
    }
  }

  /**
   * In the body.
   *
   * @param path dotted; numbers are places in a list, {@code *} is each: the longest wait counts
   */
  record Json(String path, Reading is) implements SlowDown {
    @Override
    public Optional<Instant> until(Answer answer, Instant now) {
      return longest(Moments.at(answer.text(), path), is, now);
    }
  }

  /** Nowhere: the budget is new at midnight. */
  record Midnight(ZoneId zone) implements SlowDown {
    @Override
    public Optional<Instant> until(Answer answer, Instant now) {
      LocalDate today = now.atZone(zone).toLocalDate();
      return Optional.of(today.plusDays(1).atStartOfDay(zone).toInstant());
    }
  }

  /**
   * In another form, where the body says so.
   *
   * @param words that the body contains, in whatever case
   */
  record When(String words, SlowDown form) implements SlowDown {
    @Override
    public Optional<Instant> until(Answer answer, Instant now) {
      String said = answer.text().toLowerCase(Locale.ROOT);
      return said.contains(words.toLowerCase(Locale.ROOT))
          ? form.until(answer, now)
          : Optional.empty();
    }
  }

  private static Optional<Instant> longest(Stream<String> said, Reading is, Instant now) {
    return said.flatMap(value -> is.read(value, now).stream()).max(Comparator.naturalOrder());
  }

  /** When the board wants us back, by this form; empty where it does not say so in this form. */
  Optional<Instant> until(Answer answer, Instant now);

  /** By the first form that says something, within sane bounds; empty where none does. */
  static Optional<Instant> until(List<SlowDown> forms, Answer answer, Instant now) {
    return forms.stream()
        .flatMap(form -> form.until(answer, now).stream())
        .findFirst()
        .map(when -> within(when, now));
  }

  /**
   * When a budget that this answer used up is new again, where the answer says both; the next
   * request had better wait for it.
   */
  static Optional<Instant> spentUntil(List<SlowDown> forms, Answer answer, Instant now) {
    return forms.stream()
        .filter(form -> form instanceof Header header && header.spent(answer))
        .flatMap(form -> form.until(answer, now).stream())
        .filter(when -> when.isAfter(now))
        .findFirst()
        .map(when -> within(when, now));
  }

  /** Whether an answer is a request to slow down. */
  static boolean means(Answer answer, List<SlowDown> forms, Instant now) {
    return switch (answer.status()) {
      case 429 -> true;
      case 503 -> RETRY_AFTER.until(answer, now).isPresent();
      case 403 -> spentUntil(forms, answer, now).isPresent();
      default -> false;
    };
  }

  /** When to come back after a refusal for pace, said or guessed. */
  static Instant back(List<SlowDown> forms, Answer answer, Instant now, int refusals) {
    return until(forms, answer, now)
        .or(() -> until(List.of(RETRY_AFTER), answer, now))
        .orElse(now.plus(guess(refusals)));
  }

  /**
   * The wait where a board says nothing more than "too many": a minute, doubled with each refusal
   * in a row.
   *
   * @param refusals in a row, this one counted
   */
  static Duration guess(int refusals) {
    Duration wait = Duration.ofMinutes(1L << Math.clamp(refusals - 1L, 0, 20));
    return wait.compareTo(LONGEST_GUESS) > 0 ? LONGEST_GUESS : wait;
  }

  private static Instant within(Instant when, Instant now) {
    Instant least = now.plus(LEAST);
    Instant most = now.plus(LONGEST);
    return when.isBefore(least) ? least : when.isAfter(most) ? most : when;
  }
}
