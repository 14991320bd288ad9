// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.schedule;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.reqcast.config.Near;
import org.reqcast.config.Problems;
import org.reqcast.config.YamlFile;
import org.reqcast.config.YamlMap;
import org.reqcast.run.Turn;
import org.reqcast.run.Turn.What;
import org.reqcast.schedule.Schedule.Missed;

/** Reads schedule files strictly. */
public final class ScheduleReader {
  private static final int MOST = 200;
  private static final Instant ANCHOR = Instant.EPOCH;

  private final Supplier<? extends Collection<String>> accounts;

  /**
   * @param accounts the names that {@code accounts} may list
   */
  public ScheduleReader(Supplier<? extends Collection<String>> accounts) {
    this.accounts = accounts;
  }

  /** Reads one schedule file; empty where it has a mistake, which goes to the problems. */
  public Optional<Schedule> read(Path file, String shownAs, Problems problems) {
    String name = file.getFileName().toString().replaceFirst("[.]yaml$", "");
    return YamlFile.read(file, shownAs, problems).flatMap(map -> read(name, map, problems));
  }

  /**
   * Reads one schedule; empty where it has a mistake, which goes to the problems.
   *
   * @param name the file's name without {@code .yaml}
   * @param problems those that the mapping reports to
   */
  public Optional<Schedule> read(String name, YamlMap file, Problems problems) {
    int before = problems.unsorted().size();
    String about = file.text("about");
    What what = file.word("do", What.class, What.POST);
    if (!file.has("do")) {
      file.wrong("do", "is missing: write post or collect");
    }
    List<String> named = accounts(file);
    ZoneId zone = file.convert("zone", ScheduleReader::zone).orElse(ZoneOffset.UTC);
    Optional<Times> times = times(file, zone);
    Duration jitter = file.durationIf("jitter").orElse(Duration.ZERO);
    Missed missed = file.word("missed", Missed.class, Missed.ONCE);
    int most = file.numberIf("most").orElse(MOST);
    if (most < 1) {
      file.wrong("most", "must be 1 or more");
    }
    file.done();
    if (problems.unsorted().size() > before || times.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Schedule(name, file.file(), about, what, named, times.get(), jitter, missed, most));
  }

  private List<String> accounts(YamlMap file) {
    List<String> named = file.texts("accounts");
    if (named.isEmpty()) {
      file.wrong("accounts", "is missing: write all, or a list of accounts");
    }
    Collection<String> known = accounts.get();
    for (String account : named) {
      boolean all = account.equals(Turn.ALL);
      if (all && named.size() > 1) {
        file.wrong("accounts", "names all and others; write all alone");
      } else if (!all && !known.contains(account)) {
        String hint = Near.didYouMeanOrOneOf(account, known);
        file.wrong("accounts", "names no account: " + account + hint);
      }
    }
    return named;
  }

  private static Optional<Times> times(YamlMap file, ZoneId zone) {
    boolean cron = file.has("cron");
    boolean every = file.has("every");
    if (cron == every) {
      file.wrong(
          "cron",
          cron
              ? "and every stand side by side; keep one of them"
              : "is missing: write cron, or every (for example every: 10m)");
      return Optional.empty();
    }
    if (cron) {
      return file.convert("cron", text -> new Times.Cron(text, zone));
    }
    Optional<Duration> apart = file.durationIf("every");
    try {
      return apart.map(length -> new Times.Every(length, ANCHOR, zone));
    } catch (IllegalArgumentException tooShort) {
      file.wrong("every", String.valueOf(tooShort.getMessage()));
      return Optional.empty();
    }
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      String hint = Near.didYouMean(text, ZoneId.getAvailableZoneIds());
      throw new IllegalArgumentException(
          "is no time zone: " + text + hint + "; for example America/Chicago", e);
    }
  }
}
