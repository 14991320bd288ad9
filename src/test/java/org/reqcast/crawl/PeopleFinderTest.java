// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reqcast.candidate.Person;
import org.reqcast.http.Answer;

/** Whom pages are about, as they are written in the wild. */
class PeopleFinderTest {
  private static final String HERE = "https://pat.example.org/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'@context':'https://schema.org','@type':'Person','name':'Pat Alder'}",
        "{\"@context\":\"schema.org\",\"@type\":[\"Person\",\"Thing\"],\"name\":[\"Pat Alder\"]}",
        "[{\"@type\":\"WebSite\"},{\"@type\":\"http://schema.org/Person\",\"name\":\"Pat Alder\",}]",
        "{\"@graph\":[{\"@id\":\"#p\",\"@type\":\"Person\",\"name\":\"Pat Alder\"}]}",
        "{\"@type\":\"ProfilePage\",\"mainEntity\":{\"@type\":\"Person\",\"name\":\"Pat Alder\"}}",
        "{\"@type\":\"Person\",\"givenName\":\"Pat\",\"familyName\":\"Alder\"}",
        "<!-- {\"@type\":\"Person\",\"name\":\"Pat\nAlder\"} -->",
        "{&quot;@type&quot;:&quot;Person&quot;,&quot;name&quot;:&quot;Pat Alder&quot;}",
        "/* made by hand */ {\"@type\":\"AboutPage\",\"about\":{\"@type\":\"Person\","
            + "\"name\":\"Pat Alder\"}}",
      })
  void linkedDataIsReadThoughItIsBroken(String json) {
    String page = "<script type='application/ld+json'>" + json + "</script><h1>Hello</h1>";
    assertThat(names(page)).hasSize(1);
    assertThat(names(page).getFirst().replace('\n', ' ')).isEqualTo("Pat Alder");
  }

  @Test
  void severalScriptsOfWhichOneIsHopelessDoNoHarm() {
    assertThat(
            names(
                "<script type='application/ld+json'>{oops</script>"
                    + "<script type='application/ld+json'>"
                    + "{\"@type\":\"Person\",\"name\":\"Pat Alder\"}</script>"))
        .containsExactly("Pat Alder");
  }

  @Test
  void authorsAndReviewersAreNotWhomAPageIsAbout() {
    assertThat(
            names(
                "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":"
                    + "{\"@type\":\"Person\",\"name\":\"Pat Alder\"}}</script>"
                    + "<div class=h-entry><a class='p-author h-card'>Lee Birch</a></div>"))
        .isEmpty();
  }

  @Test
  void aTeamIsSeveralPeople() {
    assertThat(
            names(
                "<script type='application/ld+json'>{\"@type\":\"Organization\",\"employee\":["
                    + "{\"@type\":\"Person\",\"name\":\"Pat Alder\"},"
                    + "{\"@type\":\"Person\",\"name\":\"Lee Birch\"}]}</script>"))
        .containsExactly("Pat Alder", "Lee Birch");
  }

  @Test
  void protectedAttributesAreNeverTaken() {
    Told linked =
        one(
            "<script type='application/ld+json'>{\"@type\":\"Person\",\"name\":\"Pat Alder\","
                + "\"birthDate\":\"1980-02-03\",\"gender\":\"x-gender\",\"nationality\":\"x-nation\","
                + "\"spouse\":{\"name\":\"x-spouse\"},\"description\":\"Analyst\\nAge: 46\"}</script>");
    assertThat(linked.toString()).doesNotContain("1980", "x-gender", "x-nation", "x-spouse", "46");
    String card =
        "<div class=h-card><span class=p-name>Pat Alder</span><b class=dt-bday>1980</b>"
            + "<b class=p-sex>x-sex</b><p>Pronouns: x-they</p><p>Works with FHIR</p></div>";
    assertThat(one(card).toString()).doesNotContain("1980", "x-sex");
    assertThat(page(card).text()).contains("FHIR").doesNotContain("1980", "x-sex", "x-they");
  }

  @Test
  void cardsAreReadInBothSpellingsWithImpliedParts() {
    assertThat(names("<a class=h-card href='/'>Pat Alder</a>")).containsExactly("Pat Alder");
    assertThat(names("<img class=h-card alt='Pat Alder' src=x>")).containsExactly("Pat Alder");
    assertThat(one("<a class=h-card href='/about'>Pat Alder</a>").home()).isEqualTo(HERE + "about");
    Person old =
        one("<div class=vcard><span class=fn>Pat Alder</span> <span class=title>Analyst</span>"
                + "<div class=adr><span class=locality>Columbus</span>"
                + "<abbr class=region title=OH>Ohio</abbr></div>"
                + "<span class=tel><span class=type>work</span><span class=value>+1 555 0100"
                + "</span></span></div>")
            .person();
    assertThat(old.headline()).isEqualTo("Analyst");
    assertThat(old.city() + " " + old.region()).isEqualTo("Columbus OH");
    assertThat(old.phones()).containsExactly("+1 555 0100");
  }

  @Test
  void theRepresentativeCardSpeaksForThePage() {
    assertThat(
            names(
                "<a class=h-card href='https://friend.example.net/'>A Friend</a>"
                    + "<div class=h-card><a class='p-name u-url u-uid' href='/'>Pat Alder</a></div>"))
        .containsExactly("Pat Alder");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<title>Pat Alder | Epic analyst</title><h1>Hi, I'm Pat Alder!</h1><p>I am an analyst.</p>",
        "<title>Home</title><h1>Dr. Pat Q. Alder, RN, MBA</h1><p>Clinical informaticist</p>",
        "<title>Pat van der Alder - resume</title><p>FHIR integration engineer</p>",
        "<title>Pat Alder's website</title><a href='mailto:pat@mail.invalid'>write</a>",
      })
  void aPlainPageNamesItsOwner(String html) {
    assertThat(names(html)).singleElement().asString().matches("Pat (Q\\. |van der )?Alder");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<title>Riverside Hospital</title><h1>Our Team</h1><p>Our nurses</p>",
        "<title>Contact Us</title><h1>Privacy Policy</h1><p>We hire engineers</p>",
        "<title>Pat Alder</title><p>Nothing but flowers</p>",
        "<h1>Welcome Home</h1><p>An analyst lives here</p>",
        "",
      })
  void aPageAboutNobodyNamesNobodyAndSaysWhy(String html) {
    Told.Found found = PeopleFinder.on(page(html), page(html).text());
    assertThat(found.people()).isEmpty();
    assertThat(found.why()).isNotBlank();
  }

  @Test
  void charsetsAreFoundByHeaderByPageAndByLook() {
    String html = "<title>José Añez</title><p>Ingeniero, software engineer. Él está aquí.</p>";
    Charset latin = StandardCharsets.ISO_8859_1;
    assertThat(title(html.getBytes(latin), "text/html; charset=iso-8859-1")).contains("José");
    assertThat(title(("<meta charset=latin1>" + html).getBytes(latin), "text/html"))
        .contains("José");
    assertThat(title(html.getBytes(latin), "text/html")).contains("José");
    assertThat(title(html.getBytes(StandardCharsets.UTF_8), "text/html")).contains("José");
    assertThat(title(("\uFEFF" + html).getBytes(StandardCharsets.UTF_8), "text/html"))
        .contains("José");
  }

  @Test
  void directivesOfHeaderAndPageAreObeyed() {
    assertThat(directives("googlebot: noindex", "").keep()).isTrue();
    assertThat(directives("reqcast: noindex", "").keep()).isFalse();
    assertThat(directives("max-snippet:20, none", "").keep()).isFalse();
    assertThat(directives("all", "<meta name=Robots content='NoFollow'>").follow()).isFalse();
    assertThat(directives("all", "<meta name=robots content='index,noai'>").keep()).isFalse();
    assertThat(directives("all", "<meta name=tdm-reservation content=1>").keep()).isFalse();
    assertThat(directives("all", "<meta name=robots content='index, follow'>").keep()).isTrue();
  }

  private static Directives directives(String tag, String html) {
    Answer answer = answer(html.getBytes(StandardCharsets.UTF_8), "text/html", tag);
    return WebPage.of(answer, HERE).orElseThrow().directives();
  }

  private static String title(byte[] body, String type) {
    return WebPage.of(answer(body, type, "all"), HERE).orElseThrow().title();
  }

  private static List<String> names(String html) {
    return PeopleFinder.on(page(html), page(html).text()).people().stream()
        .map(told -> told.person().name())
        .toList();
  }

  private static Told one(String html) {
    return PeopleFinder.on(page(html), page(html).text()).people().getFirst();
  }

  private static WebPage page(String html) {
    return WebPage.of(
            answer(html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8", "all"), HERE)
        .orElseThrow();
  }

  private static Answer answer(byte[] body, String type, String robots) {
    return new Answer(
        URI.create(HERE),
        200,
        Map.of("content-type", List.of(type), "x-robots-tag", List.of(robots)),
        body);
  }
}
