// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reqcast.candidate.Evidence;
import org.reqcast.candidate.Evidence.Assertion;
import org.reqcast.candidate.Evidence.Certification;
import org.reqcast.candidate.Evidence.Work;
import org.reqcast.candidate.Person;
import org.reqcast.candidate.Position;
import org.reqcast.config.Problems;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the reader makes of single sentences. */
class SkillReaderTest {
  private static final SkillReader READER =
      SkillReader.of(Taxonomy.read(Path.of("index", "skills"), new Problems()));

  static List<JsonNode> sentences() throws IOException {
    List<JsonNode> all = new ArrayList<>();
    try (InputStream in = SkillReaderTest.class.getResourceAsStream("sentences.jsonl")) {
      String lines = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      JsonMapper json = new JsonMapper();
      lines.lines().forEach(line -> all.add(json.readTree(line)));
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void whatASentenceSaysIsReadAndNothingElse(JsonNode sentence) {
    List<String> held =
        read(sentence.get("text").asString()).stream()
            .filter(found -> found.assertion().held())
            .map(Evidence::skill)
            .toList();
    sentence.get("has").forEach(id -> assertThat(held).contains(id.asString()));
    sentence.get("not").forEach(id -> assertThat(held).doesNotContain(id.asString()));
  }

  @Test
  void offsetsPointAtTheWords() {
    String text = "Résumé 😀 of a nurse who built Epic Beaker panels — and Cloverleaf routes.";
    assertThat(read(text))
        .extracting(found -> text.substring(found.start(), found.end()))
        .contains("Epic Beaker", "Cloverleaf");
  }

  @Test
  void yearsBelongToTheNearestSkill() {
    assertThat(one("HL7 on Cloverleaf for 15 years, then Rhapsody.", "cloverleaf").years())
        .isEqualTo(15);
    assertThat(one("6+ yrs of Sunquest in two labs.", "sunquest").years()).isEqualTo(6);
    assertThat(one("22-year career in nursing; Sunquest too.", "sunquest").years()).isNull();
  }

  @Test
  void yearsOfTheCalendarAreReadWithTheirEnd() {
    Evidence past = one("Cerner (2003 to 2008), then Sunquest.", "cerner");
    assertThat(past.from()).isEqualTo(2003);
    assertThat(past.to()).isEqualTo(2008);
    Evidence now = one("Sunquest since 2016.", "sunquest");
    assertThat(now.from()).isEqualTo(2016);
    assertThat(now.last()).isEqualTo(2025);
    assertThat(now.years()).isEqualTo(9);
  }

  @Test
  void theYearsOfAJobAreThoseOfWhatWasDoneThere() {
    String text =
        """
        LIS Analyst, Fernhollow Lab, 2012-2016
        - Supported Sunquest tables
        EDUCATION
        BS 2010
        """;
    Evidence found = one(text, "sunquest");
    assertThat(found.from()).isEqualTo(2012);
    assertThat(found.last()).isEqualTo(2016);
    assertThat(found.work()).isEqualTo(Work.SUPPORT);
  }

  @Test
  void whatSomebodyStoppedDoingIsPast() {
    Evidence found = one("Haven't used Sunquest since 2011.", "sunquest");
    assertThat(found.assertion()).isEqualTo(Assertion.HAD);
    assertThat(found.last()).isEqualTo(2011);
  }

  @Test
  void aCertificateHasAState() {
    assertThat(one("Epic Ambulatory certified 2019.", "cert-epic-ambulatory").certification())
        .isEqualTo(Certification.CURRENT);
    assertThat(one("Epic Ambulatory certified (lapsed 2015).", "cert-epic-ambulatory"))
        .extracting(Evidence::certification, Evidence::assertion)
        .containsExactly(Certification.EXPIRED, Assertion.HAD);
    assertThat(one("Epic Ambulatory certified 2019.", "epic-ambulatory").assertion())
        .isEqualTo(Assertion.HAS);
  }

  @Test
  void theSameTextGivesTheSameEvidence() {
    String text = "Built Epic Willow and Beaker; Cloverleaf since 2015; PMP.";
    assertThat(read(text)).isEqualTo(read(text));
    assertThat(READER.version()).isNotBlank();
  }

  @Test
  void aListedJobGivesItsYearsToWhatItsSummarySays() {
    Position job =
        new Position("Analyst", "Fernhollow Lab", "2010-03", "2014", "Built Sunquest panels.");
    Person person =
        new Person(
            "Ada",
            "",
            List.of(),
            List.of(),
            List.of(),
            "",
            "",
            "",
            null,
            null,
            List.of(job),
            List.of(),
            List.of());
    Evidence found =
        READER
            .read(Texts.profile("Hello. Built Sunquest panels. Bye.", person))
            .evidence()
            .getFirst();
    assertThat(found.from()).isEqualTo(2010);
    assertThat(found.last()).isEqualTo(2014);
  }

  @Test
  void aListedSkillNeedsNoOtherCue() {
    Person person =
        new Person(
            "Ada",
            "",
            List.of(),
            List.of(),
            List.of(),
            "",
            "",
            "",
            null,
            null,
            List.of(),
            List.of(),
            List.of("Willow"));
    assertThat(READER.read(Texts.profile("Willow")).evidence()).isEmpty();
    assertThat(READER.read(Texts.profile("Willow", person)).evidence())
        .extracting(Evidence::skill)
        .contains("epic-willow-inpatient");
  }

  private static Evidence one(String text, String skill) {
    return read(text).stream()
        .filter(found -> found.skill().equals(skill))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + skill + " in: " + text));
  }

  private static List<Evidence> read(String text) {
    return READER.read(Texts.profile(text)).evidence();
  }
}
