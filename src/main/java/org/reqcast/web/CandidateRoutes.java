// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.reqcast.candidate.Candidate;
import org.reqcast.candidate.Evidence;
import org.reqcast.candidate.Person;
import org.reqcast.candidate.Profile;
import org.reqcast.ledger.People;
import org.reqcast.skill.Taxonomy;

/** One candidate: what each source says, where and when, with the evidence marked in the text. */
final class CandidateRoutes {
  private final People people;
  private final Taxonomy taxonomy;
  private final Pages pages;
  private final Json json;

  CandidateRoutes(People people, Taxonomy taxonomy, Pages pages, Json json) {
    this.people = people;
    this.taxonomy = taxonomy;
    this.pages = pages;
    this.json = json;
  }

  void add(RoutesConfig routes) {
    routes.get("/candidates/{id}", this::page);
    routes.get(
        "/api/candidates/{id}",
        context -> {
          Optional<Candidate> found = people.find(context.pathParam("id"));
          if (found.isPresent()) {
            json.answer(context, found.get());
          } else {
            json.problem(context, 404, "No such candidate", "Nobody has this id any more.");
          }
        });
  }

  private void page(Context context) {
    Optional<Candidate> found = people.find(context.pathParam("id"));
    if (found.isEmpty()) {
      throw new Missing("Nobody has this id any more. People can be merged or forgotten.");
    }
    Candidate candidate = found.get();
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("name", candidate.name());
    words.put("profiles", candidate.profiles().stream().map(this::profile).toList());
    pages.show(context, "candidate", "search", candidate.name(), words);
  }

  private Map<String, Object> profile(Candidate.Read read) {
    Profile profile = read.profile();
    Person person = profile.person();
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("source", profile.source());
    words.put("url", where(profile.url()));
    words.put(
        "linked", profile.url().startsWith("https://") || profile.url().startsWith("http://"));
    words.put("collected", Prose.moment(profile.collected()));
    words.put("ground", Prose.title(profile.basis().ground().name()));
    words.put("notifyBy", Prose.day(profile.basis().notifyBy()));
    words.put("forgetBy", Prose.day(profile.basis().forgetBy()));
    words.put("headline", person.headline());
    words.put("place", place(person));
    words.put("emails", person.emails());
    words.put("phones", person.phones());
    words.put("links", person.links().stream().filter(link -> link.startsWith("http")).toList());
    words.put("positions", person.positions());
    words.put("certifications", person.certifications());
    words.put("evidence", skills(read.evidence()));
    words.put("text", marked(profile.text(), read.evidence()));
    return words;
  }

  /**
   * What a page shows of where a profile lies: a web address, or a file's name without its path.
   */
  private static String where(String url) {
    if (url.startsWith("https://") || url.startsWith("http://")) {
      return url;
    }
    return "file " + url.substring(Math.max(url.lastIndexOf('/'), url.lastIndexOf('\\')) + 1);
  }

  /** Each skill once for each thing that is said of it, by the evidence that tells most. */
  private List<Map<String, Object>> skills(List<Evidence> evidence) {
    Map<String, Evidence> fullest = new LinkedHashMap<>();
    for (Evidence one : evidence) {
      fullest.merge(
          one.skill() + " " + one.assertion(),
          one,
          (held, next) -> telling(next) > telling(held) ? next : held);
    }
    return fullest.values().stream().map(this::evidence).toList();
  }

  private static long telling(Evidence one) {
    return Stream.of(one.years(), one.work(), one.last()).filter(Objects::nonNull).count();
  }

  private Map<String, Object> evidence(Evidence evidence) {
    boolean held = evidence.assertion().held();
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("label", label(evidence.skill()));
    words.put("held", held);
    words.put("assertion", Prose.title(evidence.assertion().name()));
    words.put(
        "years",
        !held || evidence.years() == null
            ? ""
            : String.format(Locale.ROOT, "%.0f years", evidence.years()));
    words.put("last", !held || evidence.last() == null ? "" : evidence.last().toString());
    words.put("work", evidence.work() == null ? "" : Prose.title(evidence.work().name()));
    return words;
  }

  private String label(String skill) {
    return taxonomy.find(skill).map(found -> found.label()).orElse(skill);
  }

  private static String place(Person person) {
    List<String> parts = new ArrayList<>();
    for (String part : List.of(person.city(), person.region(), person.country())) {
      if (!part.isBlank()) {
        parts.add(part);
      }
    }
    return String.join(", ", parts);
  }

  /** The text in pieces, evidence marked; overlapping evidence is marked once. */
  private List<Map<String, Object>> marked(String text, List<Evidence> evidence) {
    List<Map<String, Object>> pieces = new ArrayList<>();
    int at = 0;
    List<Evidence> inOrder =
        evidence.stream()
            .sorted(
                Comparator.comparingInt(Evidence::start)
                    .thenComparing(Comparator.comparingInt(Evidence::end).reversed()))
            .toList();
    for (Evidence one : inOrder) {
      if (one.start() < at || one.end() > text.length() || one.start() >= one.end()) {
        continue;
      }
      pieces.add(Map.of("text", text.substring(at, one.start()), "matched", false));
      pieces.add(
          Map.of(
              "text",
              text.substring(one.start(), one.end()),
              "matched",
              true,
              "held",
              one.assertion().held(),
              "tip",
              label(one.skill()) + " · " + Prose.title(one.assertion().name())));
      at = one.end();
    }
    pieces.add(Map.of("text", text.substring(at), "matched", false));
    return pieces;
  }

  /** Something that is not, or no longer, here. */
  static final class Missing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Missing(String message) {
      super(message);
    }
  }
}
