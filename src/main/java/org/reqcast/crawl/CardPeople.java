// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crawl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.reqcast.candidate.Person;
import org.reqcast.candidate.Position;
import org.reqcast.grammar.PlaceWords;

/** People whom a page describes with the classes of h-card and h-resume, old or new. */
final class CardPeople {
  private static final String CARDS = ".h-card, .vcard";
  private static final String RESUMES = ".h-resume, .hresume";
  private static final String ENTRIES = ".h-entry, .hentry, .h-cite, .h-review, .hreview, .h-feed";

  private CardPeople() {}

  /** The people that the page is about: the one it represents, else those it lists. */
  static List<Told> on(WebPage page) {
    Element resume = page.document().selectFirst(RESUMES);
    if (resume != null) {
      return resume(resume).stream().toList();
    }
    List<Element> cards = new ArrayList<>();
    for (Element card : page.select(CARDS)) {
      boolean inside = card.parents().is(CARDS + ", " + ENTRIES);
      if (!inside && !isOrganization(card)) {
        cards.add(card);
      }
    }
    Optional<Element> own = representative(cards, page);
    return own.map(List::of).orElse(cards).stream()
        .map(card -> told(card))
        .filter(told -> !told.person().name().isBlank())
        .toList();
  }

  private static Optional<Element> representative(List<Element> cards, WebPage page) {
    List<Element> here = cards.stream().filter(card -> names(card, "url", page)).toList();
    Optional<Element> byId = here.stream().filter(card -> names(card, "uid", page)).findFirst();
    if (byId.isPresent()) {
      return byId;
    }
    Set<String> mine = Set.copyOf(page.sameAs());
    Optional<Element> byMe =
        cards.stream()
            .filter(card -> new Marks(card).urls("url").stream().anyMatch(mine::contains))
            .findFirst();
    return byMe.isPresent() || here.size() != 1 ? byMe : Optional.of(here.getFirst());
  }

  private static boolean names(Element card, String property, WebPage page) {
    return new Marks(card)
        .urls(property).stream().anyMatch(url -> PageAddress.same(url, page.url()));
  }

  private static boolean isOrganization(Element card) {
    Marks marks = new Marks(card);
    String name = marks.one("name");
    return !name.isEmpty() && marks.all("org").contains(name);
  }

  private static Told told(Element card) {
    Marks marks = new Marks(card);
    String name = marks.one("name");
    if (name.isEmpty()) {
      name = (marks.one("given-name") + " " + marks.one("family-name")).strip();
    }
    if (name.isEmpty()) {
      name = marks.impliedName();
    }
    String title = marks.one("job-title").isEmpty() ? marks.one("role") : marks.one("job-title");
    String employer = marks.one("org");
    String note = WebPage.allowed(marks.one("note"));
    List<Position> positions = new ArrayList<>();
    if (!title.isEmpty() || !employer.isEmpty()) {
      positions.add(new Position(title, employer, "", "present", ""));
    }
    PlaceWords place =
        PlaceWords.split(
            String.join(
                ", ",
                Stream.of("locality", "region", "country-name")
                    .map(marks::one)
                    .filter(part -> !part.isBlank())
                    .toList()));
    Set<String> links = new LinkedHashSet<>(marks.urls("url"));
    if (links.isEmpty()) {
      marks.impliedUrl().ifPresent(links::add);
    }
    String home = links.isEmpty() ? "" : links.iterator().next();
    String headline =
        title.isEmpty()
            ? note.lines().findFirst().orElse("")
            : title + (employer.isEmpty() ? "" : ", " + employer);
    List<String> skills =
        Stream.concat(marks.all("skill").stream(), marks.all("category").stream())
            .distinct()
            .toList();
    Person person =
        new Person(
            name,
            headline,
            marks.mails(),
            marks.all("tel").stream().map(tel -> tel.replaceFirst("(?i)^tel:", "")).toList(),
            List.copyOf(links),
            place.city(),
            place.region(),
            place.country(),
            null,
            null,
            positions,
            List.of(),
            skills);
    List<String> words = new ArrayList<>(List.of(headline, note, String.join(", ", skills)));
    words.removeIf(String::isBlank);
    return new Told(person, home, String.join("\n", new LinkedHashSet<>(words)), "h-card");
  }

  private static Optional<Told> resume(Element resume) {
    Element contact = resume.selectFirst(".p-contact, .contact, " + CARDS);
    if (contact == null) {
      return Optional.empty();
    }
    Told card = told(contact);
    Person one = card.person();
    List<Position> positions = new ArrayList<>();
    for (Element job : resume.select(".p-experience, .experience")) {
      Marks marks = new Marks(job);
      String title =
          Stream.of("job-title", "name", "title")
              .map(marks::one)
              .filter(text -> !text.isEmpty())
              .findFirst()
              .orElse("");
      String employer = marks.one("org").isEmpty() ? marks.one("location") : marks.one("org");
      String to = marks.date("end");
      positions.add(
          new Position(
              title, employer, marks.date("start"), to.isEmpty() ? "" : to, marks.one("summary")));
    }
    Map<String, String> skills = new LinkedHashMap<>();
    Marks whole = new Marks(resume);
    whole.all("skill").forEach(skill -> skills.put(skill, skill));
    one.skills().forEach(skill -> skills.put(skill, skill));
    String summary = whole.one("summary");
    String headline =
        one.headline().isEmpty() ? summary.lines().findFirst().orElse("") : one.headline();
    if (one.name().isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        new Told(
            new Person(
                one.name(),
                headline,
                one.emails(),
                one.phones(),
                one.links(),
                one.city(),
                one.region(),
                one.country(),
                null,
                null,
                positions.isEmpty() ? one.positions() : positions,
                List.of(),
                List.copyOf(skills.keySet())),
            card.home(),
            card.text() + "\n" + summary,
            "h-resume"));
  }
}
