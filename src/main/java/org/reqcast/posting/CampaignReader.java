// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reqcast.config.Near;
import org.reqcast.config.Problems;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.Saying;
import org.reqcast.opening.Need;
import org.reqcast.opening.Workplace;
import org.reqcast.posting.Campaign.First;

/** Reads campaign files strictly. */
public final class CampaignReader {
  private static final Pattern AGAIN = Pattern.compile("every (\\d{1,4})([hdw])");
  private static final Pattern MOST = Pattern.compile("(\\d{1,5})/day");
  private static final Pattern QUIET =
      Pattern.compile("(\\d{2}:\\d{2})\\s*-\\s*(\\d{2}:\\d{2})(?:\\s+(\\S+))?");
  private static final Pattern FIRST =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})?(?:[ T]?(\\d{2}:\\d{2}))?");
  private static final String AT_ONCE = "at once";
  private static final String OVER_THE_DAY = "over the day";

  private final Supplier<? extends Collection<String>> accounts;
  private final SkillTree skills;

  /**
   * @param accounts the names that {@code accounts} may list
   */
  public CampaignReader(Supplier<? extends Collection<String>> accounts, SkillTree skills) {
    this.accounts = accounts;
    this.skills = skills;
  }

  /** What {@code quiet:} says; the zone may be left to the campaign's. */
  private record Quiet(LocalTime from, LocalTime to, Optional<ZoneId> zone) {}

  /**
   * Reads one campaign; empty where it has a mistake, which goes to the problems.
   *
   * @param name the file's name without {@code .yaml}
   * @param problems those that the mapping reports to
   */
  public Optional<Campaign> read(String name, YamlMap file, Problems problems) {
    int before = problems.unsorted().size();
    String about = file.text("about");
    Rule rule = rule(file);
    List<String> named = accounts(file);
    Optional<ZoneId> told = file.convert("zone", CampaignReader::zone);
    Optional<Quiet> quiet = file.convert("quiet", CampaignReader::quiet);
    ZoneId zone = told.or(() -> quiet.flatMap(Quiet::zone)).orElse(ZoneOffset.UTC);
    First first = file.convert("first", CampaignReader::first).orElse(new First(null, null));
    Duration again = file.convert("again", CampaignReader::again).orElse(null);
    boolean replaces = file.flagIf("replaces").orElse(false);
    List<Saying> texts = file.maps("texts", "needWords").stream().map(Saying::read).toList();
    if (again == null && (replaces || !texts.isEmpty())) {
      file.wrong(replaces ? "replaces" : "texts", "is for what is shared again; write again too");
    }
    int most = file.convert("most", CampaignReader::most).orElse(0);
    boolean spread = file.convert("spread", CampaignReader::spread).orElse(false);
    if (spread && most == 0) {
      file.wrong("spread", "needs most, such as most: 4/day");
    }
    file.done();
    if (problems.unsorted().size() > before) {
      return Optional.empty();
    }
    QuietHours hours =
        quiet.map(it -> new QuietHours(it.from(), it.to(), it.zone().orElse(zone))).orElse(null);
    return Optional.of(
        new Campaign(
            name,
            file.file(),
            about,
            rule,
            named,
            first,
            again,
            replaces,
            texts,
            hours,
            most,
            spread,
            zone));
  }

  private Rule rule(YamlMap file) {
    Optional<YamlMap> rules = file.mapIf("openings");
    if (rules.isEmpty()) {
      return new Rule(List.of(), List.of(), List.of(), List.of(), List.of(), Set.of(), Set.of());
    }
    YamlMap map = rules.get();
    List<String> wanted = map.texts("skill");
    for (String skill : wanted) {
      if (!skills.knows(skill)) {
        map.wrong("skill", "names no skill of the taxonomy: '" + skill + "'");
      }
    }
    Set<Workplace> workplaces = EnumSet.noneOf(Workplace.class);
    map.wordIf("workplace", Workplace.class).ifPresent(workplaces::add);
    Set<Need> needs = EnumSet.noneOf(Need.class);
    map.wordIf("need", Need.class).ifPresent(needs::add);
    Rule rule =
        new Rule(
            map.texts("facility"),
            wanted,
            map.texts("place"),
            map.texts("state"),
            map.texts("country"),
            workplaces,
            needs);
    map.done();
    return rule;
  }

  private List<String> accounts(YamlMap file) {
    List<String> named = file.texts("accounts");
    if (named.isEmpty()) {
      file.wrong("accounts", "is missing: write a list of accounts");
    }
    Collection<String> known = accounts.get();
    for (String account : named) {
      if (!known.contains(account)) {
        file.wrong(
            "accounts", "names no account: " + account + Near.didYouMeanOrOneOf(account, known));
      }
    }
    return named;
  }

  private static First first(String text) {
    String told = text.strip();
    Matcher parts = FIRST.matcher(told);
    if (told.equals(AT_ONCE)) {
      return new First(null, null);
    }
    if (told.isEmpty() || !parts.matches()) {
      throw new IllegalArgumentException(
          "must be 'at once', a time such as 09:00, or a day with or without a time such as"
              + " 2026-12-01 09:00, not '"
              + text
              + "'");
    }
    try {
      return new First(
          parts.group(1) == null ? null : LocalDate.parse(parts.group(1)),
          parts.group(2) == null ? null : LocalTime.parse(parts.group(2)));
    } catch (DateTimeException noTime) {
      throw new IllegalArgumentException("is no day or time: '" + text + "'", noTime);
    }
  }

  private static Duration again(String text) {
    Matcher parts = AGAIN.matcher(text.strip());
    if (!parts.matches() || Integer.parseInt(parts.group(1)) == 0) {
      throw new IllegalArgumentException(
          "must be 'every' and a length of time such as 'every 7d', not '" + text + "'");
    }
    long many = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "h" -> Duration.ofHours(many);
      case "d" -> Duration.ofDays(many);
      default -> Duration.ofDays(7 * many);
    };
  }

  private static int most(String text) {
    Matcher parts = MOST.matcher(text.strip());
    if (!parts.matches() || Integer.parseInt(parts.group(1)) == 0) {
      throw new IllegalArgumentException("must be such as 4/day, not '" + text + "'");
    }
    return Integer.parseInt(parts.group(1));
  }

  private static boolean spread(String text) {
    if (text.strip().equals(OVER_THE_DAY)) {
      return true;
    }
    throw new IllegalArgumentException("must be 'over the day', not '" + text + "'");
  }

  private static Quiet quiet(String text) {
    Matcher parts = QUIET.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "must be such as 20:00-07:00 America/Chicago, not '" + text + "'");
    }
    try {
      LocalTime from = LocalTime.parse(parts.group(1));
      LocalTime to = LocalTime.parse(parts.group(2));
      if (from.equals(to)) {
        throw new IllegalArgumentException("begins when it ends, so nothing is quiet");
      }
      return new Quiet(from, to, Optional.ofNullable(parts.group(3)).map(CampaignReader::zone));
    } catch (DateTimeException noTime) {
      throw new IllegalArgumentException("has no such time: '" + text + "'", noTime);
    }
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      String hint = Near.didYouMean(text, ZoneId.getAvailableZoneIds());
      throw new IllegalArgumentException(
          "is no time zone: " + text + hint + "; for example " + "America/Chicago", e);
    }
  }
}
