// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.reqcast.grammar.JsonText;

/** What search engines ask of a job page, written from their rules and not from our files. */
final class JobPostingRules {
  private static final Set<String> EMPLOYMENT =
      Set.of(
          "FULL_TIME",
          "PART_TIME",
          "CONTRACTOR",
          "TEMPORARY",
          "INTERN",
          "VOLUNTEER",
          "PER_DIEM",
          "OTHER");
  private static final Set<String> AREAS = Set.of("Country", "State", "City", "AdministrativeArea");
  private static final Set<String> UNITS = Set.of("HOUR", "DAY", "WEEK", "MONTH", "YEAR");

  private final List<String> broken = new ArrayList<>();

  private JobPostingRules() {}

  /** The rules that a page breaks. */
  static List<String> brokenBy(String html) {
    JobPostingRules rules = new JobPostingRules();
    Document page = Jsoup.parse(html);
    Elements scripts = page.select("script[type=application/ld+json]");
    rules.must(scripts.size() == 1, "one JobPosting on a page");
    Object data = scripts.isEmpty() ? null : JsonText.read(scripts.getFirst().data()).orElse(null);
    if (data instanceof Map<?, ?> posting) {
      rules.posting(posting, page.body().text());
    } else {
      rules.must(false, "JSON-LD is a JSON object");
    }
    return rules.broken;
  }

  private void posting(Map<?, ?> posting, String visible) {
    must("https://schema.org/".equals(posting.get("@context")), "@context");
    must("JobPosting".equals(posting.get("@type")), "@type");
    String title = text(posting, "title");
    must(!title.isBlank() && !title.contains("!!") && visible.contains(title), "title");
    String description = text(posting, "description");
    must(description.length() > 50 && !description.equals(title), "description");
    must(description.contains("<p>"), "description is HTML");
    must(isDate(text(posting, "datePosted")), "datePosted");
    Object until = posting.get("validThrough");
    must(until == null || isMoment(until.toString()), "validThrough");
    must(!text(posting.get("hiringOrganization"), "name").isBlank(), "hiringOrganization");
    must(EMPLOYMENT.containsAll(list(posting.get("employmentType"))), "employmentType");
    place(posting, visible);
    identifier(posting);
    experience(posting.get("experienceRequirements"));
    pay(posting.get("baseSalary"));
    Object direct = posting.get("directApply");
    must(direct == null || direct instanceof Boolean, "directApply");
    must(!posting.containsValue(""), "nothing empty");
  }

  private void place(Map<?, ?> posting, String visible) {
    Object type = posting.get("jobLocationType");
    must(type == null || type.equals("TELECOMMUTE"), "jobLocationType");
    boolean country = false;
    for (Object area : list(posting.get("applicantLocationRequirements"))) {
      must(AREAS.contains(text(area, "@type")) && !text(area, "name").isBlank(), "area");
      country |= text(area, "@type").equals("Country");
    }
    List<Object> places = list(posting.get("jobLocation"));
    for (Object place : places) {
      Object address = place instanceof Map<?, ?> at ? at.get("address") : null;
      must(text(address, "addressCountry").matches("[A-Z]{2}"), "addressCountry");
      must(type != null || !text(address, "addressLocality").isBlank(), "addressLocality");
      country |= !text(address, "addressCountry").isBlank();
    }
    if (type == null) {
      must(!places.isEmpty(), "jobLocation");
    } else {
      must(country, "remote work without a country");
      must(visible.toLowerCase(Locale.ROOT).contains("remote"), "remote, and says so");
    }
  }

  private void identifier(Map<?, ?> posting) {
    Object identifier = posting.get("identifier");
    must(text(identifier, "@type").equals("PropertyValue"), "identifier");
    must(!text(identifier, "name").isBlank() && !text(identifier, "value").isBlank(), "identifier");
  }

  private void experience(Object required) {
    boolean asked =
        required instanceof Map<?, ?> map && map.get("monthsOfExperience") instanceof Number;
    must(required == null || required.equals("no requirements") || asked, "experienceRequirements");
  }

  private void pay(Object salary) {
    if (salary == null) {
      return;
    }
    must(text(salary, "currency").matches("[A-Z]{3}"), "currency");
    Object value = ((Map<?, ?>) salary).get("value");
    must(UNITS.contains(text(value, "unitText")), "unitText");
    Map<?, ?> figures = value instanceof Map<?, ?> map ? map : Map.of();
    boolean range =
        figures.get("minValue") instanceof Number && figures.get("maxValue") instanceof Number;
    must(range || figures.get("value") instanceof Number, "figures");
  }

  private void must(boolean holds, String rule) {
    if (!holds) {
      broken.add(rule);
    }
  }

  private static boolean isMoment(String text) {
    try {
      return OffsetDateTime.parse(text) != null;
    } catch (DateTimeParseException noMoment) {
      return false;
    }
  }

  private static boolean isDate(String text) {
    return text.matches("\\d{4}-\\d\\d-\\d\\d") && LocalDate.parse(text) != null;
  }

  private static String text(Object map, String name) {
    return map instanceof Map<?, ?> all && all.get(name) != null ? all.get(name).toString() : "";
  }

  private static List<Object> list(Object value) {
    return value instanceof List<?> many
        ? List.copyOf(many)
        : value == null ? List.of() : List.of(value);
  }
}
