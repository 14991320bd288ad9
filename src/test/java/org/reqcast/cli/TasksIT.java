// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does by hand, on the command line. */
class TasksIT {
  private static final String AT = "https://board.example.org/jobs/7";

  @TempDir Path folder;

  private Home home;
  private String task;

  @BeforeEach
  void anOpeningWaitsToBePlaced() throws IOException {
    home = new Home(folder);
    home.file(
        "reqcast.yaml",
        """
        site: https://jobs.example.org
        accounts:
          jobmine:
            connector: himss-jobmine
            settings: {form: "https://board.example.org/post", host: board.example.org}
        """);
    home.file("schedules/all.yaml", "about: All.\ndo: post\naccounts: all\nevery: 10m\n");
    opening("Bring in a new interface engine and move every feed onto it.");
    home.run("openings", "approve", "RQ-9", "--open");
    home.run("run", "all");
    task = home.run("tasks", "--json").json().path(0).path("task").asString();
  }

  private void opening(String description) throws IOException {
    home.file(
        "a.yaml",
        """
        id: RQ-9
        title: Interface Analyst
        facility: Lakeshore Hospital
        places: ["Columbus, OH, US"]
        need: implement
        description: %s
        contact: jobs@lakeshore.example.org
        posted: 2026-01-05
        """
            .formatted(description));
    assertThat(home.run("openings", "add", folder.resolve("a.yaml").toString()).code()).isZero();
  }

  @Test
  void aTaskIsShownWithAllThereIsToCopyAndWhatToSayThen() {
    assertThat(home.run("tasks").out()).contains("Place it", "jobmine", "Interface Analyst");
    assertThat(home.run("tasks", "show", task).out())
        .contains("https://board.example.org/post", "  1. Open", "Job title\nInterface Analyst")
        .contains("reqcast tasks placed " + task + " ADDRESS");
    assertThat(home.run("openings", "show", "RQ-9").out())
        .contains("to place", "A person is asked to place it by hand.", "reqcast tasks");
  }

  @Test
  void fromPlacedOverChangedToTakenDown() throws IOException {
    Home.Answer wrong = home.run("tasks", "placed", task, "http://board.example.org/7");
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err()).contains("https://");
    assertThat(home.run("tasks", "placed", task, AT, "--by", "Ada").out()).contains("live");
    assertThat(home.run("tasks", "placed", task, AT).out()).contains("known already");
    assertThat(home.run("tasks").out()).contains("Nothing waits for you.");

    opening("Bring in a new interface engine and move forty feeds onto it.");
    home.run("run", "all");
    assertThat(home.run("tasks", "show", task).out())
        .contains("-Bring in a new interface engine and move every feed onto it.")
        .contains("+Bring in a new interface engine and move forty feeds onto it.")
        .contains("All other fields stay: Job title");
    home.run("tasks", "changed", task, "--by", "Ada");

    home.run("openings", "close", "RQ-9", "--filled");
    home.run("run", "all");
    assertThat(home.run("tasks", "taken-down", task, "--by", "Bea").out()).contains("closed");
    assertThat(home.run("openings", "show", "RQ-9").out())
        .contains("Taken down by hand, says Bea.");
  }

  @Test
  void aTaskThatIsNoneAndAReasonThatIsNone() {
    assertThat(home.run("tasks", "show", "nothing").err()).contains("nobody is asked");
    assertThat(home.run("tasks", "cannot", task, " ").err()).contains("say why");
    assertThat(home.run("tasks", "not-wanted", task, "too dear").out()).contains("Nobody will");
  }
}
