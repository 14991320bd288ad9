// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Saying;
import org.reqcast.opening.Opening;
import org.reqcast.opening.Place;

/**
 * One campaign file: which openings go to which accounts, and when.
 *
 * @param name the file's name without {@code .yaml}
 * @param path as the person knows it
 * @param first when the first ad may be placed
 * @param again how long after an ad the opening is shared anew; null where never
 * @param replaces whether the ad before is taken down once the new one stands
 * @param texts what shares after the first say, in turn
 * @param quiet when nothing new is placed; null where at no time
 * @param most new ads on one account in one day; 0 for any number
 * @param spread whether those are spread over the day
 */
public record Campaign(
    String name,
    String path,
    String about,
    Rule rule,
    List<String> accounts,
    First first,
    @Nullable Duration again,
    boolean replaces,
    List<Saying> texts,
    @Nullable QuietHours quiet,
    int most,
    boolean spread,
    ZoneId zone) {

  public Campaign {
    accounts = List.copyOf(accounts);
    texts = List.copyOf(texts);
  }

  /**
   * When a first ad may be placed: from a day on, at a time of day; both null for at once.
   *
   * @param time the first time that it is so late, once the posting is planned
   */
  record First(@Nullable LocalDate day, @Nullable LocalTime time) {
    Instant of(Instant planned, ZoneId zone) {
      ZonedDateTime here = planned.atZone(zone);
      if (day != null) {
        return day.atTime(time == null ? LocalTime.MIDNIGHT : time).atZone(zone).toInstant();
      }
      if (time == null) {
        return planned;
      }
      ZonedDateTime today = here.with(time);
      return (today.isBefore(here) ? here.plusDays(1).with(time) : today).toInstant();
    }
  }

  /** Whether it is about an opening at a place. */
  public boolean takes(Opening opening, Place place, SkillTree skills) {
    return rule.takes(opening, place, skills);
  }

  /** What a share says: the first one the connector's own words, the others the texts in turn. */
  Saying saying(int share) {
    return share == 0 || texts.isEmpty() ? Saying.USUAL : texts.get((share - 1) % texts.size());
  }

  /**
   * When the next new ad may be placed on an account, at the earliest.
   *
   * @param sent when ads were placed there so far, in order, from the beginning of the day on
   * @return this moment where nothing stands against it
   */
  Instant next(List<Instant> sent, Instant now) {
    Instant earliest = now;
    if (most > 0) {
      LocalDate today = now.atZone(zone).toLocalDate();
      Instant midnight = today.atStartOfDay(zone).toInstant();
      long placed = sent.stream().filter(it -> !it.isBefore(midnight)).count();
      if (placed >= most) {
        earliest = today.plusDays(1).atStartOfDay(zone).toInstant();
      }
      if (spread && !sent.isEmpty()) {
        Instant spaced = sent.getLast().plus(apart());
        earliest = spaced.isAfter(earliest) ? spaced : earliest;
      }
    }
    return quiet == null ? earliest : quiet.end(earliest);
  }

  private Duration apart() {
    return (quiet == null ? Duration.ofDays(1) : quiet.loud()).dividedBy(most);
  }
}
