// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.opening;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.CsvFile;
import org.reqcast.config.Problem;
import org.reqcast.config.Problems;
import org.reqcast.config.YamlFile;
import org.reqcast.config.YamlMap;

/**
 * Reads openings from YAML, JSON and CSV files, strictly. One reader serves all files of one
 * import, so that an id that stands in two of them is noticed.
 */
public final class OpeningReader {
  /** Bytes that one file of openings may have at most. */
  public static final int MOST_BYTES = 16 << 20;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern MAIL = Pattern.compile("[^\\s@,;<>]+@[^\\s@,;<>]+\\.[^\\s@,;<>.]+");
  private static final int LONGEST_TITLE = 150;
  private static final int SHORTEST_DESCRIPTION = 50;

  private static final Map<String, String> HEADERS = headers();
  private static final Set<String> LISTS = Set.of("places", "incentives");

  private final Problems problems;
  private final Map<String, String> ids = new HashMap<>();
  private final Set<String> unstated = new HashSet<>();

  public OpeningReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * The sound openings of a file: one, a list under {@code openings} or at the top, or one in each
   * document. Those with mistakes are left out, and all their mistakes reported.
   *
   * @param shownAs the path as the person knows it
   */
  public List<Opening> read(Path file, String shownAs) {
    String name = shownAs.toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return sound(new CsvFile(shownAs, HEADERS, LISTS, problems).rows(file, MOST_BYTES));
    }
    if (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json")) {
      List<YamlMap> maps = new ArrayList<>();
      for (YamlMap map : YamlFile.readAll(file, shownAs, MOST_BYTES, problems)) {
        if (map.has("openings")) {
          maps.addAll(map.maps("openings"));
          map.done();
        } else {
          maps.add(map);
        }
      }
      return sound(maps);
    }
    problems.add(shownAs, 0, "holds no openings: its name must end in .yaml, .json or .csv");
    return List.of();
  }

  /** The ids of those read so far whose file says nothing of their state. */
  public Set<String> unstated() {
    return Set.copyOf(unstated);
  }

  private List<Opening> sound(List<YamlMap> maps) {
    List<Opening> openings = new ArrayList<>();
    for (YamlMap map : maps) {
      int before = problems.unsorted().size();
      Opening opening = opening(map);
      if (problems.unsorted().size() == before) {
        openings.add(opening);
      }
    }
    return openings;
  }

  private Opening opening(YamlMap map) {
    String id = id(map);
    String title = title(map);
    Facility facility = facility(map);
    List<Place> places = PlaceReader.places(map);
    Need need = map.word("need", Need.class);
    Employment employment = map.word("employment", Employment.class, Employment.FULL_TIME);
    Pay pay = map.mapIf("pay").flatMap(PayReader::pay).orElse(null);
    List<Incentive> incentives = IncentiveReader.incentives(map);
    List<Wanted> skills = WantedReader.skills(map);
    String description = description(map, title);
    String apply = map.convert("apply", Codes::https).orElse(null);
    String contact = map.convert("contact", OpeningReader::mail).orElse(null);
    map.text("posted");
    LocalDate posted = map.convert("posted", OpeningReader::date).orElse(LocalDate.MIN);
    LocalDate ends = map.convert("ends", OpeningReader::date).orElse(null);
    if (ends != null && ends.isBefore(posted)) {
      map.wrong("ends", "is before the first day, " + posted);
    }
    OpeningState state = map.word("state", OpeningState.class, OpeningState.DRAFT);
    if (!map.has("state")) {
      unstated.add(id);
    }
    if (state == OpeningState.OPEN && !map.has("apply") && !map.has("contact")) {
      map.wrong(
          "apply",
          "or 'contact' must say where people apply, an https address or a business e-mail"
              + " address; without one the opening can only be a draft");
    }
    map.done();
    return new Opening(
        id,
        title,
        facility,
        places,
        need,
        employment,
        pay,
        incentives,
        skills,
        description,
        apply,
        contact,
        posted,
        ends,
        state);
  }

  private String id(YamlMap map) {
    String id = map.text("id");
    if (!id.isBlank() && !ID.matcher(id).matches()) {
      map.wrong("id", "may have letters, digits, '.', '_' and '-', at most 64: '" + id + "'");
    }
    String place = new Problem(map.file(), map.line("id"), "").toString();
    @Nullable String earlier = id.isBlank() ? null : ids.putIfAbsent(id, place);
    if (earlier != null) {
      map.wrong("id", "'" + id + "' is taken by " + earlier.substring(0, earlier.length() - 2));
    }
    return id;
  }

  private static String title(YamlMap map) {
    String title = map.text("title").strip();
    if (title.length() > LONGEST_TITLE || title.contains("\n")) {
      map.wrong("title", "must be one line of at most " + LONGEST_TITLE + " characters");
    }
    return title;
  }

  private static Facility facility(YamlMap map) {
    if (!map.has("facility")) {
      map.map("facility");
    }
    Optional<YamlMap> facility = map.mapIf("facility", "name");
    if (facility.isEmpty()) {
      return new Facility("", null);
    }
    String name = facility.get().text("name").strip();
    String site = facility.get().convert("site", Codes::https).orElse(null);
    facility.get().done();
    return new Facility(name, site);
  }

  private static String description(YamlMap map, String title) {
    String description = map.text("description").strip();
    if (!description.isEmpty() && description.equalsIgnoreCase(title)) {
      map.wrong("description", "only repeats the title");
    } else if (!description.isEmpty() && description.length() < SHORTEST_DESCRIPTION) {
      map.wrong(
          "description",
          "has "
              + description.length()
              + " characters; boards want at least "
              + SHORTEST_DESCRIPTION);
    }
    return description;
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeParseException noDate) {
      throw new IllegalArgumentException(
          "must be a date such as 2026-11-22, not '" + text + "'", noDate);
    }
  }

  private static String mail(String text) {
    if (!MAIL.matcher(text.strip()).matches()) {
      throw new IllegalArgumentException("must be an e-mail address, not '" + text + "'");
    }
    return text.strip();
  }

  private static Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    List.of(
            "id",
            "title",
            "facility.name",
            "facility.site",
            "places",
            "need",
            "employment",
            "pay.least",
            "pay.most",
            "pay.currency",
            "pay.per",
            "incentives",
            "skills",
            "description",
            "apply",
            "contact",
            "posted",
            "ends",
            "state")
        .forEach(header -> headers.put(header, header));
    headers.put("facility", "facility.name");
    return Map.copyOf(headers);
  }
}
