// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reqcast.config.Near;
import org.reqcast.config.Problems;
import org.reqcast.config.YamlMap;
import org.reqcast.http.Manners;
import org.reqcast.http.SlowDown;

/** Reads the keys that every connector file has; its dialect reads the rest. */
final class ConnectorReader {
  private static final Pattern PACE = Pattern.compile("(\\d{1,6})/([smhd])");
  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9-]*");

  /** What requests may name besides; a setting of such a name would never be heard. */
  private static final Set<String> OF_REQUESTS =
      Set.of("page", "cursor", "each", "moment", "id", "fact", "text", "prepared", "act", "task");

  private final Dialects dialects;

  ConnectorReader(Dialects dialects) {
    this.dialects = dialects;
  }

  /** A connector file, understood; empty where it has a mistake. */
  record Read(ConnectorFile file, Dialects.Speech speech) {}

  Optional<Read> read(String name, YamlMap map, Problems problems) {
    ConnectorFile file = common(name, map);
    Optional<Dialects.Speech> speech = dialects.read(file, map);
    if (speech.isEmpty() && map.has("speaks") && !dialects.names().contains(file.speaks())) {
      map.wrong(
          map.line("speaks"),
          "'speaks' names no way of speaking: "
              + file.speaks()
              + Near.didYouMeanOrOneOf(file.speaks(), dialects.names()));
    } else {
      map.done();
    }
    return problems.isEmpty() ? speech.map(known -> new Read(file, known)) : Optional.empty();
  }

  private static ConnectorFile common(String name, YamlMap map) {
    String about = map.text("about");
    String speaks = map.text("speaks");
    Map<String, String> settings = names(map, "settings");
    Map<String, String> secrets = names(map, "secrets");
    Duration expect = map.durationIf("expect").orElse(null);
    ConnectorFile early =
        new ConnectorFile(
            name, map.file(), about, speaks, null, settings, secrets, manners(map), expect);
    Template.ofIf(map, "home", Escape.NONE, Vocabulary.ofAccount(early));
    return new ConnectorFile(
        name,
        map.file(),
        about,
        speaks,
        map.textIf("home").orElse(null),
        settings,
        secrets,
        early.manners(),
        expect,
        habits(map),
        map.textIf("tested").orElse(null),
        Access.read(map));
  }

  private static AdHabits habits(YamlMap map) {
    return new AdHabits(
        map.flagIf("stream").orElse(AdHabits.USUAL.stream()),
        map.textIf("sweep").filter("never"::equals).isPresent()
            ? null
            : map.durationIf("sweep").orElse(AdHabits.USUAL.sweep()),
        map.word("removed", AdHabits.Removed.class, AdHabits.USUAL.removed()),
        Budget.read(map).orElse(null));
  }

  private static Map<String, String> names(YamlMap map, String key) {
    Map<String, String> found = new LinkedHashMap<>();
    map.mapIf(key)
        .ifPresent(
            names -> {
              for (String name : names.keys()) {
                found.put(name, names.text(name));
                if (!NAME.matcher(name).matches()) {
                  names.wrong(
                      names.line(name),
                      "'" + name + "' must be letters, digits and hyphens, small at first");
                } else if (Vocabulary.described().containsKey(name)) {
                  names.wrong(
                      names.line(name),
                      "'" + name + "' is already a word of every ad; choose another name");
                } else if (OF_REQUESTS.contains(name)) {
                  names.wrong(
                      names.line(name),
                      "'" + name + "' is already a word of some requests; choose another name");
                }
              }
              names.done();
            });
    return found;
  }

  private static Manners manners(YamlMap map) {
    Duration spacing =
        map.convert("pace", ConnectorReader::spacing).orElse(Manners.USUAL.spacing());
    List<SlowDown> forms = new ArrayList<>();
    for (YamlMap form : map.maps("slow-down", "by")) {
      Optional<String> when = form.textIf("when");
      slowDown(form)
          .map(said -> when.<SlowDown>map(words -> new SlowDown.When(words, said)).orElse(said))
          .ifPresent(forms::add);
      form.done();
    }
    return new Manners(
        spacing, Manners.USUAL.atOnce(), forms.isEmpty() ? Manners.USUAL.slowDown() : forms);
  }

  private static Duration spacing(String pace) {
    Matcher parts = PACE.matcher(pace.strip());
    if (!parts.matches() || Integer.parseInt(parts.group(1)) == 0) {
      throw new IllegalArgumentException(
          "must be a number of requests per s, m, h or d: 2/s, 30/m");
    }
    Duration unit =
        switch (parts.group(2)) {
          case "s" -> Duration.ofSeconds(1);
          case "m" -> Duration.ofMinutes(1);
          case "h" -> Duration.ofHours(1);
          default -> Duration.ofDays(1);
        };
    return unit.dividedBy(Integer.parseInt(parts.group(1)));
  }

  private static Optional<SlowDown> slowDown(YamlMap form) {
    if (form.has("by")) {
      return form.convert("by", ConnectorReader::simple);
    }
    if (form.has("midnight")) {
      return form.convert("midnight", zone -> new SlowDown.Midnight(zone(zone)));
    }
    SlowDown.Reading reading =
        form.word("is", SlowDown.Reading.class, SlowDown.Reading.SECONDS_OR_DATE);
    if (form.has("header")) {
      return Optional.of(
          new SlowDown.Header(form.text("header"), form.textIf("path").orElse(null), reading));
    }
    return Optional.of(new SlowDown.Json(form.text("json"), reading));
  }

  private static SlowDown simple(String word) {
    if (word.equals("retry-after")) {
      return SlowDown.RETRY_AFTER;
    }
    throw new IllegalArgumentException(
        "must be retry-after, {header: …, is: …}, {json: …, is: …} or {midnight: utc}");
  }

  private static ZoneId zone(String words) {
    try {
      return words.toLowerCase(Locale.ROOT).equals("utc") ? ZoneOffset.UTC : ZoneId.of(words);
    } catch (DateTimeException none) {
      throw new IllegalArgumentException("must be utc or a zone such as America/Los_Angeles", none);
    }
  }
}
