// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A recruiter at the command line: people are brought in and found. */
class PeopleIT {
  @TempDir Path folder;
  private Home home;

  @BeforeEach
  void furnish() throws IOException {
    home = new Home(folder);
    home.file(
        "reqcast.yaml",
        "accounts:\n  resumes: {connector: resume-folder, settings: {folder: resumes}}\n");
    home.file(
        "schedules/files.yaml",
        "about: Files.\ndo: collect\naccounts: [resumes]\nevery: 1h\nzone: UTC\n");
    home.file(
        "resumes/ada.txt",
        """
        Ada Invented
        Epic Willow Analyst
        Columbus, OH | ada@mail.invalid

        Summary
        Maintained Epic Willow for six years in a hospital pharmacy.
        """);
  }

  @Test
  void whoWasCollectedIsFoundWithTheReason() {
    assertThat(home.run("search", "Epic").out()).contains("Nobody is held here yet: collect");

    Home.Answer ran = home.run("run", "files");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).containsPattern("resumes +done +");

    Home.Answer found = home.run("search", "skill:\"Epic Willow\"");
    assertThat(found.code()).isZero();
    assertThat(found.out())
        .startsWith("1 person for ")
        .contains("Ada Invented", "Epic Willow", "from resumes");
    JsonNode json = home.run("search", "Epic", "--json").json();
    assertThat(json.get("total").asInt()).isEqualTo(1);
    assertThat(json.get("hits").get(0).get("name").asString()).isEqualTo("Ada Invented");
  }

  @Test
  void nobodyFoundIsSaidWithWhatToDo() {
    home.run("run", "files");
    Home.Answer none = home.run("search", "zzyzzy", "--facet", "state=OH");
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.out()).contains("Nobody matches. Take a word or a --facet away");
  }

  @Test
  void aTurnWithNothingToDoSaysSo() {
    home.run("run", "files");
    assertThat(home.run("run", "files").out()).contains("Nothing new since the last time.");
  }

  @Test
  void nextTimesAreToldToTheSecondWithTheirZone() {
    assertThat(home.run("schedules", "list").out())
        .containsPattern("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC");
  }
}
