// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crawl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.reqcast.candidate.Person;
import org.reqcast.grammar.MailWords;

/**
 * A person on a page that marks nothing: the name in its title, what they do, how to reach them.
 */
final class PlainPeople {
  private static final Pattern NAME =
      Pattern.compile(
          "\\p{Lu}[\\p{L}'’-]+(?: (?:\\p{Lu}\\.?|\\p{Lu}[\\p{L}'’-]+|van|von|de|der|den|da|di|la"
              + "|le|del|bin|al)){0,3} \\p{Lu}[\\p{L}'’-]+");
  private static final Pattern DEGREES =
      Pattern.compile(
          ",? *\\b(Ph\\.?D|M\\.?D|D\\.?O|R\\.?N|B\\.?S\\.?N|M\\.?S\\.?N|M\\.?S|M\\.?B\\.?A|M\\.?P\\.?H"
              + "|B\\.?S|B\\.?A|M\\.?A|PharmD|CPHIMS|CPHIT|RHIA|RHIT|PMP|FHIMSS|FACHE|NI-BC|RN-BC"
              + "|Jr|Sr|III|II)\\b\\.?");
  private static final Set<String> NOT_NAMES =
      Set.of(
          "about",
          "me",
          "us",
          "our",
          "team",
          "home",
          "contact",
          "welcome",
          "privacy",
          "policy",
          "terms",
          "page",
          "news",
          "blog",
          "services",
          "service",
          "health",
          "healthcare",
          "hospital",
          "clinic",
          "medical",
          "center",
          "centre",
          "university",
          "college",
          "school",
          "department",
          "inc",
          "llc",
          "group",
          "consulting",
          "solutions",
          "systems",
          "company",
          "portfolio",
          "resume",
          "curriculum",
          "vitae",
          "profile",
          "staff",
          "people",
          "careers",
          "the",
          "my",
          "your",
          "new",
          "not",
          "found",
          "error",
          "login",
          "search",
          "analyst",
          "engineer",
          "manager",
          "software",
          "frequently",
          "asked",
          "questions",
          "case",
          "studies",
          "read",
          "more",
          "learn",
          "get",
          "in",
          "touch",
          "site",
          "map",
          "foundation",
          "institute",
          "united",
          "north",
          "south",
          "east",
          "west",
          "san",
          "saint",
          "city",
          "county",
          "state",
          "street");
  private static final Pattern WORK =
      Pattern.compile(
          "(?i)\\b(engineer|analyst|consultant|developer|architect|manager|director|administrator"
              + "|specialist|informatic(s|ist)|programmer|nurse|physician|pharmacist|clinician"
              + "|trainer|instructional|builder|coordinator|integration|interface|lead|officer"
              + "|scientist|designer|tester|technician|technologist|advisor|freelance\\w*"
              + "|contractor|researcher|professor|founder|cio|cmio|cnio|ciso|cto)\\b");
  private static final int LONGEST_HEADLINE = 200;

  private PlainPeople() {}

  /** The person that the page is about, if it looks like one person's page. */
  static Told.Found on(WebPage page, String text) {
    Optional<String> name = name(page);
    if (name.isEmpty()) {
      return new Told.Found(List.of(), "names nobody");
    }
    String headline = headline(page, name.get());
    List<String> mails = mails(page, text);
    boolean personal = home(page) || PageAddress.aboutPeople(page.url());
    if (!personal) {
      return new Told.Found(List.of(), "is no page about a person, though its title is a name");
    }
    if (headline.isEmpty() && mails.isEmpty()) {
      return new Told.Found(List.of(), "shows a name, but neither work nor a way to reach them");
    }
    Set<String> links = new LinkedHashSet<>(page.sameAs());
    List<String> phones =
        page.select("a[href^=tel:]").stream()
            .map(link -> link.attr("href").substring(4).strip())
            .distinct()
            .limit(3)
            .toList();
    Person person =
        new Person(
            name.get(),
            headline,
            mails,
            phones,
            List.copyOf(links),
            "",
            "",
            "",
            null,
            null,
            List.of(),
            List.of(),
            List.of());
    return new Told.Found(List.of(new Told(person, "", "", "its title and words")), "");
  }

  private static boolean home(WebPage page) {
    String path = java.net.URI.create(page.url()).getRawPath();
    return path.matches("/(~[^/]+/?)?(index\\.\\w+)?");
  }

  private static Optional<String> name(WebPage page) {
    List<String> places = new ArrayList<>();
    page.select("h1").stream().limit(3).forEach(h1 -> places.add(h1.text()));
    places.add(page.title());
    page.select("meta[property=og:title], meta[name=author]")
        .forEach(meta -> places.add(meta.attr("content")));
    return places.stream()
        .flatMap(place -> Stream.of(place.split("\\s+[|–—·•:-]\\s+|[|–—·•:]", -1)))
        .map(PlainPeople::bare)
        .filter(PlainPeople::isName)
        .findFirst();
  }

  private static String bare(String part) {
    String plain =
        part.strip()
            .replaceFirst("(?i)^(hi|hello|hey)[,!]?\\s+", "")
            .replaceFirst("(?i)^(i['’]?\\s?a?m|my name is|about|meet|welcome to)\\s+", "")
            .replaceFirst("(?i)['’]s (home ?page|website|site|portfolio|resume|cv)$", "")
            .replaceFirst("^(Dr|Mr|Mrs|Ms|Prof)\\.? ", "");
    return DEGREES.matcher(plain).replaceAll("").replaceFirst("[,.!]+$", "").strip();
  }

  private static boolean isName(String text) {
    return text.length() <= 60
        && NAME.matcher(text).matches()
        && Stream.of(text.toLowerCase(Locale.ROOT).split("[ -]", -1))
            .noneMatch(NOT_NAMES::contains);
  }

  private static String headline(WebPage page, String name) {
    List<String> lines = new ArrayList<>();
    page.select("h1 + p, h1 + h2, h2, h3, .tagline, .subtitle, .headline, p").stream()
        .limit(12)
        .map(Element::text)
        .forEach(lines::add);
    page.select("meta[name=description], meta[property=og:description]")
        .forEach(meta -> lines.add(meta.attr("content")));
    Stream.of(page.title().split("\\s*[|–—·•]\\s*|\\s+-\\s+", -1)).forEach(lines::add);
    return lines.stream()
        .map(String::strip)
        .filter(line -> !line.equals(name) && line.length() <= LONGEST_HEADLINE)
        .filter(line -> WORK.matcher(line).find())
        .findFirst()
        .orElse("");
  }

  private static List<String> mails(WebPage page, String text) {
    Set<String> mails = new LinkedHashSet<>();
    page.select("a[href^=mailto:]")
        .forEach(
            link -> mails.addAll(MailWords.in(link.attr("href").substring(7).split("\\?", 2)[0])));
    if (mails.isEmpty()) {
      mails.addAll(MailWords.in(text));
    }
    return mails.size() > 3 ? List.of() : List.copyOf(mails);
  }
}
