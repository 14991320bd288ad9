// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.reqcast.connector.Ad;
import org.reqcast.connector.Posted;
import org.reqcast.grammar.JsonText;
import org.reqcast.opening.Employment;
import org.reqcast.opening.Opening;
import org.reqcast.opening.Pay;
import org.reqcast.opening.Place;
import org.reqcast.opening.Workplace;

/** What search engines for jobs read on our pages. */
class JobPageTest {
  @TempDir private Path folder;

  @ParameterizedTest(name = "{0} in {1}, {2}: {3} {4} {5}")
  @CsvSource(
      textBlock =
          """
          ON_SITE, Columbus, OH, -,           -,       Columbus
          ON_SITE, Columbus, -,  -,           -,       Columbus
          HYBRID,  Columbus, OH, -,           -,       Columbus
          REMOTE,  -,        -,  TELECOMMUTE, Country, -
          REMOTE,  -,        OH, TELECOMMUTE, State,   OH
          REMOTE,  Columbus, OH, TELECOMMUTE, State,   OH
          """)
  void onlyEntirelyRemoteWorkSaysSoAndThenWhereApplicantsMayLive(
      Workplace workplace, String city, String region, String type, String area, String where)
      throws Exception {
    Place place = new Place("x", null, absent(city), absent(region), null, "US", workplace);
    String page = page(ManyOpenings.opening("RQ-1", "Epic Analyst"), place);
    assertThat(JobPostingRules.brokenBy(page)).isEmpty();
    Map<?, ?> data = data(page);
    assertThat(String.valueOf(data.get("jobLocationType")).replace("null", "-")).isEqualTo(type);
    assertThat(kind(data.get("applicantLocationRequirements"))).isEqualTo(area);
    assertThat(where(data.get("jobLocation"))).isEqualTo(where);
  }

  @ParameterizedTest
  @EnumSource(Employment.class)
  void everyEmploymentIsOneTheyKnow(Employment employment) throws Exception {
    for (Opening opening : ManyOpenings.sound()) {
      if (opening.employment() == employment) {
        String page = page(opening, opening.places().getFirst());
        assertThat(JobPostingRules.brokenBy(page)).isEmpty();
        assertThat(data(page).get("employmentType")).isEqualTo(employment.name());
        assertThat(data(page).get("validThrough") == null).isEqualTo(opening.ends() == null);
        // Neither a mail that has to be written nor somebody else's form is finished on the page.
        assertThat(data(page).get("directApply")).isNull();
        assertThat(String.valueOf(data(page).get("identifier"))).contains(opening.id());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Pay.Per.class)
  void payIsInUnitsTheyKnow(Pay.Per per) throws Exception {
    for (Opening opening : ManyOpenings.sound()) {
      Pay pay = opening.pay();
      if (pay != null && pay.per() == per) {
        String salary =
            String.valueOf(data(page(opening, opening.places().getFirst())).get("baseSalary"));
        boolean range = pay.most() != null && pay.most().compareTo(pay.least()) > 0;
        assertThat(salary).contains("unitText=" + per.name());
        assertThat(salary.contains("minValue")).isEqualTo(range);
      }
    }
  }

  @Test
  void severalPlacesAreSeveralPagesEachWithItsOwnAddress() throws Exception {
    Publishing pages = new Publishing(folder, "career-page");
    Ad[] ads = pages.ads(ManyOpenings.opening("RQ-1", "Epic Analyst"));
    assertThat(pages.publish(ads).values()).hasSize(4).allMatch(Posted.Live.class::isInstance);
    List<String> canonical =
        pages.all().entrySet().stream()
            .filter(file -> file.getKey().startsWith("openings/rq-1"))
            .map(file -> Jsoup.parse(file.getValue()).select("link[rel=canonical]").attr("href"))
            .toList();
    assertThat(canonical).hasSize(4).doesNotHaveDuplicates();
    assertThat(pages.all().values()).filteredOn(page -> page.contains("JobPosting")).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "@type": "Country"   | "@type": "Planet"  | area
          "TELECOMMUTE"        | "telecommute"      | jobLocationType
          "FULL_TIME"          | "full_time"        | employmentType
          "name": "US"         | "name": ""         | area
          T23:59:59Z           | soon               | validThrough
          """)
  void theRulesFindWhatIsWrong(String good, String bad, String rule) throws Exception {
    Place remote = new Place("x", null, null, null, null, "US", Workplace.REMOTE);
    String page = page(ManyOpenings.opening("RQ-1", "Epic Analyst"), remote);
    String spaced = page.replace("\" : ", "\": ");
    assertThat(spaced).contains(good);
    assertThat(JobPostingRules.brokenBy(spaced.replace(good, bad))).contains(rule);
  }

  private String page(Opening opening, Place place) throws Exception {
    Publishing pages = new Publishing(folder.resolve(opening.id()), "career-page");
    pages.publish(pages.ad(opening, place, "r1"));
    return pages.text(
        "openings/" + opening.id().toLowerCase(Locale.ROOT) + "--" + place.key() + ".html");
  }

  private static Map<?, ?> data(String page) {
    Element script =
        Objects.requireNonNull(Jsoup.parse(page).selectFirst("script[type=application/ld+json]"));
    return (Map<?, ?>) JsonText.read(script.data()).orElseThrow();
  }

  private static @Nullable String absent(String text) {
    return text.equals("-") ? null : text;
  }

  private static String kind(@Nullable Object area) {
    return area instanceof Map<?, ?> map ? String.valueOf(map.get("@type")) : "-";
  }

  private static String where(@Nullable Object place) {
    if (place instanceof Map<?, ?> map && map.get("address") instanceof Map<?, ?> address) {
      Object town = address.get("addressLocality");
      return String.valueOf(town == null ? address.get("addressRegion") : town);
    }
    return "-";
  }
}
