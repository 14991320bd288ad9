// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.reqcast.candidate.Basis;
import org.reqcast.candidate.Position;
import org.reqcast.candidate.Profile;
import org.reqcast.connector.Batch;
import org.reqcast.connector.Check.Health;
import org.reqcast.connector.Connector;
import org.reqcast.http.Replay;

/** The connector that ships, on recorded pages. */
class PersonalSitesTest {
  private final Replay sites =
      Replay.of(Path.of("src/test/resources/fixtures/personal-sites"), Ads.CLOCK);
  private final Connector connector =
      Opened.on(
          "personal-sites",
          Map.of("sites", "https://pat.example.org, https://team.example.com/people"),
          Map.of(),
          sites,
          Ads.CLOCK);

  @Test
  void peopleAreFoundByDataByMarksAndByWords() throws Exception {
    Batch batch = connector.collector().orElseThrow().collect(Batch.START, 50);
    Map<String, Profile> people =
        batch.profiles().stream().collect(Collectors.toMap(Profile::key, Function.identity()));

    assertThat(people)
        .containsOnlyKeys(
            "https://pat.example.org/",
            "https://pat.example.org/resume",
            "https://team.example.com/people#sam-cedar",
            "https://team.example.com/people/lee");

    Profile pat = people.get("https://pat.example.org/");
    assertThat(pat.person().name()).isEqualTo("Pat Alder");
    assertThat(pat.person().headline()).isEqualTo("Senior Interface Analyst, Riverside Hospital");
    assertThat(pat.person().emails()).containsExactly("pat@mail.invalid");
    assertThat(pat.person().links())
        .contains("https://code.example.org/pat", "https://social.example.org/@pat");
    assertThat(pat.person().city()).isEqualTo("Columbus");
    assertThat(pat.person().region()).isEqualTo("OH");
    assertThat(pat.person().skills()).containsExactly("HL7 v2", "FHIR", "Epic Bridges");
    assertThat(pat.person().certifications()).containsExactly("Epic Bridges certified");
    assertThat(pat.text())
        .contains("Cloverleaf")
        .doesNotContain("1980", "birth", "female", "Made by hand", "Diary");
    assertThat(pat.basis().ground()).isEqualTo(Basis.Ground.PUBLIC_PROFESSIONAL);
    assertThat(pat.source()).isEqualTo("main");

    assertThat(people.get("https://pat.example.org/resume").person().positions())
        .containsExactly(
            new Position("Interface Analyst", "Riverside Hospital", "2015-04", "present", ""));
    assertThat(people.get("https://pat.example.org/resume").text()).doesNotContain("1980");

    Profile lee = people.get("https://team.example.com/people/lee");
    assertThat(lee.person().name()).isEqualTo("Lee Birch");
    assertThat(lee.person().headline()).contains("Epic Ambulatory analyst");
    assertThat(lee.person().emails()).containsExactly("lee@mail.invalid");

    assertThat(people.get("https://team.example.com/people#sam-cedar").person().emails())
        .containsExactly("sam@mail.invalid");
    assertThat(batch.skipped())
        .anyMatch(line -> line.contains("/hidden") && line.contains("asks robots"));
    assertThat(batch.more()).isFalse();
    assertThat(sites.unused()).isEmpty();
  }

  @Test
  void theCheckSaysWhereItBeginsOrWhatIsWrong() throws Exception {
    assertThat(connector.check().check()).isEqualTo(new Health.Well("begins at 2 addresses"));
    Connector wrong =
        Opened.on("personal-sites", Map.of("sites", "pat"), Map.of(), sites, Ads.CLOCK);
    assertThat(wrong.check().check()).isInstanceOf(Health.Unwell.class);
    assertThat(sites.asked()).isEmpty();
  }
}
