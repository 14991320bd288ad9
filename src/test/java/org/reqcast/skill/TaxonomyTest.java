// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reqcast.config.Problem;
import org.reqcast.config.Problems;
import org.reqcast.config.YamlFile;

/** The files that we ship: without a mistake, and saying what a recruiter expects. */
class TaxonomyTest {
  private static final Path FOLDER = Path.of("index", "skills");
  private static final Problems PROBLEMS = new Problems();
  private static final Taxonomy TAXONOMY = Taxonomy.read(FOLDER, PROBLEMS);

  @Test
  void shippedFilesHaveNoMistake() {
    assertThat(PROBLEMS.list()).extracting(Problem::toString).isEmpty();
    assertThat(TAXONOMY.all()).hasSizeGreaterThan(2000);
  }

  @Test
  void bothWaysOfReadingAShippedFileAgree() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        Problems problems = new Problems();
        List<Skill> strict =
            SkillFile.read(YamlFile.read(file, "file", problems).orElseThrow()).stream()
                .map(ToldSkill::skill)
                .toList();
        List<Skill> plain =
            PlainSkills.read("file", Files.readString(file)).orElseThrow().stream()
                .map(ToldSkill::skill)
                .toList();
        assertThat(problems.list()).isEmpty();
        assertThat(plain).isEqualTo(strict);
      }
    }
  }

  @Test
  void aRecruitersWordsNameTheConcept() {
    assertThat(id("EMR")).isEqualTo("ehr");
    assertThat(id("e prescribing")).isEqualTo("e-prescribing");
    assertThat(id("Athena")).isEqualTo("athenahealth");
    assertThat(id("PowerCharts")).isEqualTo("cerner-powerchart");
    assertThat(id("oracle health")).isEqualTo("cerner");
    assertThat(TAXONOMY.named("underwater basketry")).isEmpty();
    assertThat(TAXONOMY.named("")).isEmpty();
  }

  @Test
  void recordSystemsIncludeWhatIsInsideOfThem() {
    assertThat(TAXONOMY.descendants("ehr"))
        .contains("cerner-powerchart", "epic-ambulatory", "cprs", "openmrs")
        .doesNotContain("aws-emr", "ehr");
    assertThat(TAXONOMY.descendants("e-prescribing"))
        .contains("epcs", "surescripts", "rcopia", "ncpdp-script");
    assertThat(TAXONOMY.ancestors("cerner-powerchart")).contains("cerner", "ehr", "health-it");
    assertThat(TAXONOMY.ancestors("no-such-skill")).isEmpty();
  }

  @Test
  void theBestKnownConceptsThatBeginWithTheWordsComeFirst() {
    assertThat(TAXONOMY.beginning("epic", 3)).extracting(Skill::id).startsWith("epic").hasSize(3);
    assertThat(TAXONOMY.beginning("fh", 2)).extracting(Skill::id).startsWith("fhir");
  }

  @Test
  void everyAncestorHasItsDescendant() {
    for (Skill skill : TAXONOMY.all()) {
      for (String ancestor : TAXONOMY.ancestors(skill.id())) {
        assertThat(TAXONOMY.descendants(ancestor)).contains(skill.id());
      }
    }
  }

  private static String id(String words) {
    return TAXONOMY.named(words).map(Skill::id).orElse("nothing");
  }
}
