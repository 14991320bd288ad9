// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * People's own pages on one host: JSON-LD, microformats and plain prose by turns, a robots.txt, a
 * sitemap, and a page that asks not to be indexed.
 */
public final class PersonalSites extends LoopbackServer {
  private final List<InventedPerson> people;

  public PersonalSites(int port, long seed, List<InventedPerson> people) {
    super(port, seed);
    this.people = List.copyOf(people);
    route(
        "GET",
        "/robots.txt",
        call ->
            call.text(
                200,
                "User-agent: *\nDisallow: /private/\nSitemap: " + address() + "/sitemap.xml\n"));
    route("GET", "/sitemap.xml", this::sitemap);
    route("GET", "/", this::team);
    route("GET", "/people/{handle}", this::person);
    route("GET", "/private/notes", call -> call.html(200, "<h1>Nobody should read this</h1>"));
    open();
  }

  @Override
  void busy(Call call) throws IOException {
    call.with("Retry-After", "1").html(429, "<h1>Too many requests</h1>");
  }

  private void sitemap(Call call) throws IOException {
    call.with("Content-Type", "application/xml");
    call.html(
        200,
        people.stream()
            .map(
                person ->
                    "<url><loc>"
                        + address()
                        + "/people/"
                        + person.handle()
                        + "</loc><lastmod>2026-11-01</lastmod></url>")
            .collect(
                Collectors.joining(
                    "",
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">",
                    "</urlset>")));
  }

  private void team(Call call) throws IOException {
    call.html(
        200,
        people.stream()
            .map(
                person ->
                    "<li><a href=\"/people/"
                        + person.handle()
                        + "\">"
                        + person.name()
                        + "</a></li>")
            .collect(
                Collectors.joining(
                    "",
                    "<title>People in hospital IT</title><h1>People</h1><ul>",
                    "</ul><a href=\"/private/notes\">notes</a>")));
  }

  private void person(Call call) throws IOException {
    InventedPerson person =
        people.stream()
            .filter(one -> one.handle().equals(call.path.get("handle")))
            .findFirst()
            .orElse(null);
    if (person == null) {
      call.html(404, "<h1>Nobody here</h1>");
      return;
    }
    String tag = "\"v1-" + person.handle() + "\"";
    call.with("ETag", tag);
    if (tag.equals(call.header("If-None-Match"))) {
      call.nothing(304);
      return;
    }
    if (person.number() % 11 == 5) {
      call.with("X-Robots-Tag", "noindex");
    }
    call.html(
        200,
        switch (person.number() % 3) {
          case 0 -> jsonLd(person);
          case 1 -> hCard(person);
          default -> prose(person);
        });
  }

  private static String page(InventedPerson person, String head, String body) {
    return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
        + person.name()
        + "</title>"
        + head
        + "</head><body>"
        + body
        + "</body></html>";
  }

  private String jsonLd(InventedPerson person) {
    String json =
        Call.JSON.writeValueAsString(
            Map.of(
                "@context", "https://schema.org",
                "@type", "ProfilePage",
                "mainEntity",
                    Map.of(
                        "@type", "Person",
                        "name", person.name(),
                        "jobTitle", person.headline(),
                        "email", "mailto:" + person.email(),
                        "url", address() + "/people/" + person.handle(),
                        "worksFor", Map.of("@type", "Organization", "name", person.employer()),
                        "address",
                            Map.of(
                                "@type",
                                "PostalAddress",
                                "addressLocality",
                                person.city(),
                                "addressRegion",
                                person.state(),
                                "addressCountry",
                                "US"),
                        "knowsAbout", person.skills())));
    return page(
        person,
        "<script type=\"application/ld+json\">" + json + "</script>",
        "<h1>" + person.name() + "</h1><p>" + person.about() + "</p>");
  }

  private static String hCard(InventedPerson person) {
    return page(
        person,
        "",
        "<main class=\"h-resume\"><div class=\"p-contact h-card\"><a class=\"p-name u-url\" rel=\"me\" href=\""
            + person.site()
            + "\">"
            + person.name()
            + "</a>, <span class=\"p-job-title\">"
            + person.headline()
            + "</span> at <span class=\"p-org\">"
            + person.employer()
            + "</span>, <span class=\"p-locality\">"
            + person.city()
            + "</span>, <span class=\"p-region\">"
            + person.state()
            + "</span> <a class=\"u-email\" href=\"mailto:"
            + person.email()
            + "\">mail</a></div><p class=\"p-summary\">"
            + person.about()
            + "</p>"
            + person.skills().stream()
                .map(skill -> "<span class=\"p-skill\">" + skill + "</span>")
                .collect(Collectors.joining(" "))
            + "</main>");
  }

  private static String prose(InventedPerson person) {
    return page(
        person,
        "",
        "<h1>"
            + person.name()
            + "</h1><p>"
            + person.headline()
            + " in "
            + person.place()
            + ".</p><p>"
            + person.about()
            + "</p><p>Write to <a href=\"mailto:"
            + person.email()
            + "\">"
            + person.email()
            + "</a>.</p>");
  }
}
