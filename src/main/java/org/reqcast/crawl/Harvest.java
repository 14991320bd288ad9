// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crawl;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.reqcast.candidate.Basis;
import org.reqcast.candidate.Person;
import org.reqcast.candidate.Profile;
import org.reqcast.connector.Account;
import org.reqcast.http.Answer;
import org.reqcast.http.HttpFailure;
import org.reqcast.http.Validators;

/** What one step of a crawl brings in: people, those who are gone, and what was passed over. */
final class Harvest {
  private static final int MISSES_TO_BE_GONE = 3;
  private static final int MOST_ALIKE = 2;

  private final Crawl crawl;
  private final Account account;
  private final Frontier frontier;
  private final List<String> starts;
  private final Map<String, Set<String>> grounds;
  private final Map<String, Profile> profiles = new LinkedHashMap<>();
  private final Set<String> gone = new LinkedHashSet<>();
  private final List<String> skipped = new ArrayList<>();
  private int answered;
  private int lost;

  Harvest(Crawl crawl, Account account, Frontier frontier, List<String> starts) {
    this.crawl = crawl;
    this.account = account;
    this.frontier = frontier;
    this.starts = starts;
    this.grounds =
        starts.stream()
            .collect(
                Collectors.groupingBy(
                    PageAddress::site,
                    Collectors.mapping(PageAddress::ground, Collectors.toSet())));
  }

  /** Puts the start addresses on the list, those that were never visited. */
  void begin(boolean newRound) {
    for (String start : starts) {
      boolean added = add(start, 0, Frontier.Kind.PAGE);
      if ((added || newRound) && crawl.sitemaps() && crawl.depth() > 0) {
        add(URI.create(start).resolve("/robots.txt").toString(), 0, Frontier.Kind.ROBOTS);
      }
    }
  }

  List<Profile> profiles() {
    return List.copyOf(profiles.values());
  }

  List<String> gone() {
    gone.removeAll(profiles.keySet());
    return List.copyOf(gone);
  }

  List<String> skipped() {
    return skipped;
  }

  int answered() {
    return answered;
  }

  int lost() {
    return lost;
  }

  void postponed(Frontier.Visit visit, HttpFailure why) {
    lost += why.kind() == HttpFailure.Kind.SLOW_DOWN ? 0 : 1;
    skip(visit.url(), "later, because " + why.getMessage());
  }

  void unreachable(Frontier.Visit visit, HttpFailure why) {
    lost++;
    missed(visit, "does not answer: " + why.getMessage());
  }

  /** They do not want us there: what we hold from there goes too. */
  void refused(Frontier.Visit visit, HttpFailure why) {
    answered++;
    if (visit.kind() == Frontier.Kind.PAGE) {
      drop(visit.url(), String.valueOf(why.getMessage()));
    }
  }

  void take(Frontier.Visit visit, Answer answer, Optional<ReadPage> page) {
    answered++;
    switch (visit.kind()) {
      case ROBOTS -> takeRobots(visit, answer);
      case SITEMAP -> takeSitemap(visit, answer);
      case PAGE -> takePage(visit, answer, page);
    }
  }

  private void takeRobots(Frontier.Visit visit, Answer answer) {
    List<String> named = answer.ok() ? SitemapText.named(answer.text()) : List.of();
    List<String> maps =
        named.isEmpty()
            ? List.of(URI.create(visit.url()).resolve("/sitemap.xml").toString())
            : named;
    maps.forEach(map -> add(map, 0, Frontier.Kind.SITEMAP));
  }

  private void takeSitemap(Frontier.Visit visit, Answer answer) {
    if (!answer.ok()) {
      return;
    }
    SitemapText map = SitemapText.of(answer);
    for (SitemapText.Place place : map.pages()) {
      if (allowed(place.url()) && !add(place.url(), 1, Frontier.Kind.PAGE)) {
        frontier.changed(place.url(), place.changed());
      }
    }
    if (visit.depth() == 0) {
      map.maps().forEach(further -> add(further, 1, Frontier.Kind.SITEMAP));
    }
  }

  private void takePage(Frontier.Visit visit, Answer answer, Optional<ReadPage> page) {
    String asked = visit.url();
    Frontier.Known before = frontier.known(asked);
    if (answer.unchanged() && before != null) {
      know(asked, visit, before.validators(), before.keys(), before.print());
      skip(asked, "has not changed");
      return;
    }
    if (answer.status() == 410) {
      drop(asked, "is gone for good");
      return;
    }
    if (!answer.ok()) {
      missed(visit, "answers " + answer.status());
      return;
    }
    String url = PageAddress.normal(answer.uri().toString()).orElse(asked);
    if (!url.equals(asked)) {
      know(asked, visit, Validators.NONE, List.of(), 0);
      forgetKeys(before, List.of());
      if (!allowed(url)) {
        drop(asked, "leads to another site");
        return;
      }
    }
    if (page.isEmpty()) {
      know(url, visit, Validators.of(answer), List.of(), 0);
      skip(url, "is no web page");
      return;
    }
    read(visit, page.get(), Validators.of(answer));
  }

  private void read(Frontier.Visit visit, ReadPage read, Validators validators) {
    WebPage page = read.page();
    String url = page.url();
    Frontier.Known before = frontier.known(url);
    if (visit.depth() < crawl.depth()) {
      read.links().stream()
          .filter(this::allowed)
          .forEach(link -> add(link, visit.depth() + 1, Frontier.Kind.PAGE));
    }
    if (!page.directives().keep()) {
      drop(url, "asks robots not to keep it");
      return;
    }
    Optional<String> original = page.canonical().filter(other -> !other.equals(url));
    if (original.isPresent()
        && sameSite(original.get(), url)
        && add(original.get(), visit.depth(), Frontier.Kind.PAGE)) {
      know(url, visit, validators, List.of(), 0);
      forgetKeys(before, List.of());
      skip(url, "is a copy of " + original.get());
      return;
    }
    String text = read.text();
    long print = print(text);
    if (frontier.alike(url, print) > MOST_ALIKE && !text.isEmpty()) {
      know(url, visit, validators, List.of(), print);
      skip(url, "says the same as other pages");
      return;
    }
    Told.Found found = read.found();
    List<String> keys = new ArrayList<>();
    for (Told told : found.people()) {
      keep(told, page, text, found.people().size() > 1, visit).ifPresent(keys::add);
    }
    know(url, visit, validators, keys, print);
    forgetKeys(before, keys);
    if (keys.isEmpty()) {
      skip(url, found.people().isEmpty() ? found.why() : "names people who have their own pages");
    }
  }

  /** Takes a person in, unless a page of their own will tell about them. */
  private Optional<String> keep(
      Told told, WebPage page, String text, boolean several, Frontier.Visit visit) {
    String home = told.home();
    boolean elsewhere = !home.isEmpty() && !PageAddress.same(home, page.url()) && allowed(home);
    // A résumé beside the home page is worth having; the same words on every page are not.
    if (elsewhere && (several || !PageAddress.aboutPeople(page.url()))) {
      boolean coming =
          visit.depth() < crawl.depth() && add(home, visit.depth() + 1, Frontier.Kind.PAGE);
      if (coming || frontier.known(home) != null || frontier.waitsFor(home)) {
        return Optional.empty();
      }
    }
    String key = several ? page.url() + "#" + slug(told.person().name()) : page.url();
    Instant now = crawl.around().clock().instant();
    Basis basis = new Basis(crawl.ground(), now.plus(crawl.tell()), now.plus(crawl.forget()));
    String words = several ? "" : text;
    String all = told.person().name() + "\n" + told.text() + "\n\n" + words;
    profiles.put(
        key,
        new Profile(
            account.name(),
            key,
            page.url(),
            now,
            basis,
            linked(told.person(), page, several),
            List.of(),
            all.strip()));
    return Optional.of(key);
  }

  private static Person linked(Person person, WebPage page, boolean several) {
    Set<String> links = new LinkedHashSet<>(person.links());
    links.add(page.url());
    if (!several) {
      links.addAll(page.sameAs());
    }
    return new Person(
        person.name(),
        person.headline(),
        person.emails(),
        person.phones(),
        List.copyOf(links),
        person.city(),
        person.region(),
        person.country(),
        person.remote(),
        person.relocate(),
        person.positions(),
        person.certifications(),
        person.skills());
  }

  private boolean add(String url, int depth, Frontier.Kind kind) {
    return frontier.add(new Frontier.Visit(url, depth, kind, 0, 0), crawl.mostPages());
  }

  private boolean allowed(String url) {
    if (PageAddress.trap(url).isPresent()) {
      return false;
    }
    return !crawl.sameSite()
        || grounds.getOrDefault(PageAddress.site(url), Set.of()).stream()
            .anyMatch(PageAddress.path(url)::startsWith);
  }

  private static boolean sameSite(String url, String start) {
    return PageAddress.site(url).equals(PageAddress.site(start))
        && PageAddress.path(url).startsWith(PageAddress.ground(start));
  }

  private void missed(Frontier.Visit visit, String why) {
    Frontier.Known before = frontier.known(visit.url());
    int misses = before == null ? 1 : before.misses() + 1;
    if (before != null && misses >= MISSES_TO_BE_GONE) {
      drop(visit.url(), why);
      return;
    }
    List<String> keys = before == null ? List.of() : before.keys();
    long print = before == null ? 0 : before.print();
    long at = crawl.around().clock().instant().getEpochSecond();
    frontier.know(visit.url(), new Frontier.Known(visit.depth(), at, "", "", keys, misses, print));
    skip(visit.url(), why);
  }

  private void drop(String url, String why) {
    Frontier.Known before = frontier.known(url);
    forgetKeys(before, List.of());
    long at = crawl.around().clock().instant().getEpochSecond();
    int depth = before == null ? crawl.depth() : before.depth();
    frontier.know(url, new Frontier.Known(depth, at, "", "", List.of(), 0, 0));
    skip(url, why);
  }

  private void forgetKeys(Frontier.@Nullable Known before, List<String> still) {
    if (before != null) {
      before.keys().stream().filter(key -> !still.contains(key)).forEach(gone::add);
    }
  }

  private void know(
      String url, Frontier.Visit visit, Validators validators, List<String> keys, long print) {
    long at = crawl.around().clock().instant().getEpochSecond();
    frontier.know(
        url,
        new Frontier.Known(
            visit.depth(), at, validators.etag(), validators.modified(), keys, 0, print));
  }

  private void skip(String url, String why) {
    skipped.add(url + " " + why);
  }

  private static long print(String text) {
    CRC32C sum = new CRC32C();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return sum.getValue();
  }

  private static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d]+", "-").replaceAll("^-|-$", "");
  }
}
