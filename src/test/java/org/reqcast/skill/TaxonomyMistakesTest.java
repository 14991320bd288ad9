// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.config.Problem;
import org.reqcast.config.Problems;

/** What a person who edits the files can get wrong, and what they are told. */
class TaxonomyMistakesTest {
  private static final String FIELD =
      """
      about: The field.
      skills:
        - skill: health-it
          label: Healthcare IT
          kind: domain
      """;

  @TempDir Path home;
  private Path folder;

  @BeforeEach
  void writeTheField() throws IOException {
    folder = Files.createDirectories(home.resolve("index/skills"));
    write("field.yaml", FIELD);
  }

  @Test
  void anUnknownParentIsReportedWithTheOneThatWasMeant() throws IOException {
    write("a.yaml", skill("lis", "Lab systems", "under: [healht-it]"));
    assertThat(mistakes())
        .containsExactly(
            "index/skills/a.yaml:6: there is no skill 'healht-it', did you mean 'health-it'?");
    assertThat(read().find("lis")).isPresent();
  }

  @Test
  void anUnknownNeighbourOrMakerIsReported() throws IOException {
    write(
        "a.yaml",
        skill("lis", "Lab systems", "under: [health-it]", "vendor: acme", "related: {ris: 0.4}"));
    assertThat(mistakes())
        .containsExactly(
            "index/skills/a.yaml:7: there is no skill 'acme'",
            "index/skills/a.yaml:8: there is no skill 'ris', did you mean 'lis'?");
  }

  @Test
  void aCircleIsReportedOnceAndCut() throws IOException {
    write(
        "a.yaml",
        skill("one", "One", "under: [two]")
            + skill("two", "Two", "under: [three]").replace("about: Test.\nskills:\n", "")
            + skill("three", "Three", "under: [one]").replace("about: Test.\nskills:\n", ""));
    assertThat(mistakes())
        .singleElement()
        .asString()
        .isEqualTo("index/skills/a.yaml:14: goes in a circle: one under two under three under one");
    assertThat(read().ancestors("one")).containsExactlyInAnyOrder("two", "three");
  }

  @Test
  void anIdThatStandsTwiceKeepsTheFirst() throws IOException {
    write("a.yaml", skill("lis", "Lab systems", "under: [health-it]"));
    write("b.yaml", skill("lis", "Laboratory", "under: [health-it]"));
    assertThat(mistakes())
        .containsExactly(
            "index/skills/b.yaml:3: there is a skill 'lis' already, in index/skills/a.yaml:3");
    assertThat(read().find("lis").orElseThrow().label()).isEqualTo("Lab systems");
  }

  @Test
  void aNameOfTwoConceptsMustBeUnsureInOne() throws IOException {
    write("a.yaml", skill("lis", "Lab systems", "under: [health-it]", "also: [Orchard]"));
    write("b.yaml", skill("orchard", "Orchard Harvest", "under: [lis]", "also: [orchard]"));
    assertThat(mistakes())
        .containsExactly(
            "index/skills/b.yaml:7: 'orchard' already names 'lis' (index/skills/a.yaml:3);"
                + " move it to unsure in one of them");
    write("b.yaml", skill("orchard", "Orchard Harvest", "under: [lis]", "unsure: [orchard]"));
    assertThat(mistakes()).isEmpty();
  }

  @Test
  void aConceptUnderNothingIsReported() throws IOException {
    write("a.yaml", skill("lis", "Lab systems"));
    assertThat(mistakes())
        .containsExactly("index/skills/a.yaml:3: 'lis' stands under nothing; say where: under");
  }

  @Test
  void aWrongKeyKindOrWeightIsReportedAtItsLine() throws IOException {
    write(
        "a.yaml",
        skill("lis", "Lab systems", "under: [health-it]", "alos: [LIS]", "related: {health-it: 7}")
            .replace("kind: system", "kind: sytsem"));
    assertThat(mistakes()).hasSize(3);
    assertThat(mistakes().get(0)).startsWith("index/skills/a.yaml:5:").contains("system");
    assertThat(mistakes().get(1)).startsWith("index/skills/a.yaml:7:").contains("also");
    assertThat(mistakes().get(2)).startsWith("index/skills/a.yaml:8:").contains("0 to 1");
  }

  @Test
  void aBrokenFileLeavesTheOthersAlone() throws IOException {
    write("a.yaml", "about: Test.\nskills:\n\t- skill: lis\n");
    write("b.yaml", skill("ris", "Radiology systems", "under: [health-it]"));
    assertThat(mistakes()).singleElement().asString().startsWith("index/skills/a.yaml:3:");
    assertThat(read().find("ris")).isPresent();
  }

  @Test
  void aMissingFolderIsOneMistake() {
    Problems problems = new Problems();
    Taxonomy taxonomy = Taxonomy.read(home.resolve("nowhere"), problems);
    assertThat(problems.list()).hasSize(1);
    assertThat(taxonomy.all()).isEmpty();
  }

  @Test
  void theVersionFollowsTheContent() throws IOException {
    String before = read().version();
    assertThat(read().version()).isEqualTo(before);
    write("field.yaml", FIELD.replace("Healthcare", "Health"));
    assertThat(read().version()).isNotEqualTo(before);
  }

  private static String skill(String id, String label, String... more) {
    StringBuilder file = new StringBuilder("about: Test.\nskills:\n");
    file.append("  - skill: ").append(id).append('\n');
    file.append("    label: ").append(label).append('\n');
    file.append("    kind: system\n");
    List.of(more).forEach(line -> file.append("    ").append(line).append('\n'));
    return file.toString();
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private Taxonomy read() {
    return Taxonomy.read(folder, new Problems());
  }

  private List<String> mistakes() {
    Problems problems = new Problems();
    Taxonomy.read(folder, problems);
    return problems.list().stream().map(Problem::toString).toList();
  }
}
