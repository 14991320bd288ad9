// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.candidate.Profile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The search page and the same answers as JSON. */
class SearchPageIT {
  @TempDir Path folder;
  private Site site;

  @BeforeEach
  void open() {
    site = new Site(folder);
  }

  @AfterEach
  void close() {
    site.close();
  }

  private Document page(String path) {
    HttpResponse<String> answer = site.get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    return Jsoup.parse(answer.body(), site.address(path));
  }

  private JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  private void holdMany(int count) {
    site.hold(
        IntStream.range(0, count)
            .mapToObj(
                number ->
                    Site.person(
                        "p" + number,
                        "Person " + number,
                        number % 2 == 0 ? "OH" : "TX",
                        "Built interfaces with Mirth Connect for " + (2 + number % 9) + " years."))
            .toArray(Profile[]::new));
  }

  @Test
  void whatPeopleTypeAndWriteIsNeverMarkup() {
    String attack = "<script>alert(1)</script><img src=x onerror=alert(2)>";
    site.hold(
        Site.person(
            "1", "Eve " + attack, "OH", "Mirth Connect " + attack + " \" onclick=\"alert(3)"));
    for (String path :
        List.of(
            "/?q=Mirth",
            "/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
            "/?q=Mirth&facet.state=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
            "/candidates/" + firstCandidate())) {
      Document page = page(path);
      assertThat(page.select("script, main img, [onclick], [onerror]")).as(path).isEmpty();
    }
    assertThat(page("/?q=Mirth").select(".hits h3").text()).contains("<script>");
    assertThat(page("/?q=%22%3E%3Cscript%3E").select("#q").attr("value")).isEqualTo("\"><script>");
  }

  private String firstCandidate() {
    return json(site.get("/api/candidates?q=Mirth"))
        .get("candidates")
        .get(0)
        .get("candidate")
        .asString();
  }

  @Test
  void theAnswerSaysWhatWasUnderstoodWhoWasFoundAndWhy() {
    holdMany(3);
    HttpResponse<String> answer = site.get("/api/candidates?q=Mirth&size=2");
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    JsonNode found = json(answer);
    assertThat(found.get("query").asString()).isEqualTo("Mirth");
    assertThat(found.get("understood").asString()).isNotBlank();
    assertThat(found.get("total").asInt()).isEqualTo(3);
    assertThat(found.get("candidates")).hasSize(2);
    assertThat(found.get("facets").get("state")).hasSize(2);
    JsonNode hit = found.get("candidates").get(0);
    assertThat(hit.get("name").asString()).startsWith("Person ");
    assertThat(hit.get("reasons")).isNotEmpty();
    assertThat(json(site.get("/api/candidates/" + hit.get("candidate").asString())).get("profiles"))
        .hasSize(1);
  }

  @Test
  void mistakesAreAnsweredAsProblems() {
    for (String wrong : List.of("size=101", "size=0", "page=-1", "page=many", "size=99999999999")) {
      HttpResponse<String> answer = site.get("/api/candidates?" + wrong);
      assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(json(answer).get("detail").asString())
          .contains(wrong.substring(0, 4))
          .contains("whole number from 1 to");
    }
    HttpResponse<String> nobody = site.get("/api/candidates/nobody");
    assertThat(nobody.statusCode()).isEqualTo(404);
    assertThat(json(nobody).get("status").asInt()).isEqualTo(404);
    HttpResponse<String> nowhere = site.get("/api/nowhere");
    assertThat(nowhere.statusCode()).isEqualTo(404);
    assertThat(nowhere.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(nowhere).get("detail").asString())
        .isEqualTo("There is nothing at this address.");
  }

  @Test
  void aWrongPageNumberIsExplainedToPeopleInHtml() {
    HttpResponse<String> answer = site.get("/?page=zero");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Jsoup.parse(answer.body()).select("main").text())
        .contains("page must be a whole number");
  }

  @Test
  void leafingShowsEverybodyOnce() {
    holdMany(45);
    Set<String> names = new HashSet<>();
    List<Integer> sizes = new ArrayList<>();
    Document page = page("/?q=Mirth");
    assertThat(page.select("a[rel=prev]")).isEmpty();
    for (int leaf = 0; leaf < 5; leaf++) {
      sizes.add(page.select(".hits h3").size());
      names.addAll(page.select(".hits h3").eachText());
      if (page.select("a[rel=next]").isEmpty()) {
        break;
      }
      page = page(page.select("a[rel=next]").attr("href"));
    }
    assertThat(sizes).containsExactly(20, 20, 5);
    assertThat(names).hasSize(45);
    assertThat(page.select("a[rel=prev]").attr("href")).contains("q=Mirth", "page=2");
  }

  @Test
  void aFacetNarrowsAndItsChipWidensAgain() {
    holdMany(5);
    Document all = page("/?q=Mirth&page=1");
    String ohio =
        all.select("aside li a").stream()
            .filter(link -> link.attr("href").contains("facet.state=OH"))
            .findFirst()
            .orElseThrow()
            .attr("href");
    Document narrowed = page(ohio);
    assertThat(narrowed.select(".count strong").text()).isEqualTo("3");
    assertThat(narrowed.select(".chip").text()).startsWith("State: Ohio");
    assertThat(narrowed.select("form.ask input[name=facet.state]").attr("value")).isEqualTo("OH");
    assertThat(page(narrowed.select(".chip").attr("href")).select(".count strong").text())
        .isEqualTo("5");
  }

  @Test
  void facetsAreNamedAsTheirFileSaysAndYearsAreInOrder() {
    holdMany(9);
    Document page = page("/?q=Mirth");
    assertThat(page.select("aside h2").eachText()).contains("Skills", "Years of experience");
    List<Integer> starts =
        page.select("aside a[href*=facet.years]").eachText().stream()
            .map(label -> Integer.valueOf(label.replaceFirst("\\D.*", "")))
            .toList();
    assertThat(starts).hasSizeGreaterThan(1).isSorted();
  }

  @Test
  void nobodyFoundIsSaidWithWhatToDo() {
    assertThat(page("/?q=zzyzzy").select(".empty").text()).contains("Nobody matches");
  }
}
