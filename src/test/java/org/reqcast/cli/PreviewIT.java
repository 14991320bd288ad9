// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would be sent, on the command line: without secrets, and beside what was sent. */
class PreviewIT {
  @TempDir Path folder;

  private Home home;

  @BeforeEach
  void anOpeningOnAFeedAndAnAccountWithoutItsSecret() throws IOException {
    home = new Home(folder);
    home.file(
        "reqcast.yaml",
        """
        site: https://jobs.example.org
        accounts:
          rss: {connector: rss}
          social: {connector: mastodon, settings: {instance: "http://127.0.0.1:1"}}
          team: {connector: slack-webhook}
        """);
    home.file("schedules/all.yaml", "about: All.\ndo: post\naccounts: [rss]\nevery: 10m\n");
    opening("Bring in a new interface engine and move every feed onto it.");
    home.run("openings", "approve", "RQ-9", "--open");
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
  void aPreviewNeedsNeitherTheSecretNorTheBoard() {
    assertThat(home.run("connectors", "preview", "social").out())
        .contains("POST http://127.0.0.1:1/api/v1/statuses", "Bearer ‹secret›", "Lakeshore");
    assertThat(home.run("connectors", "preview", "team").out()).contains("POST ‹secret›");
    assertThat(home.run("connectors", "check", "social").code()).isNotZero();
  }

  @Test
  void aPreviewIsShownBesideWhatWasLastSent() throws IOException {
    assertThat(home.run("connectors", "preview", "rss").out()).contains("Nothing is kept");
    home.run("run", "all");
    assertThat(home.run("connectors", "preview", "rss").out()).contains("The same was last sent");

    opening("Bring in a new interface engine and move forty feeds onto it.");
    Home.Answer changed = home.run("connectors", "preview", "rss");
    assertThat(changed.out())
        .contains("Against what was last sent")
        .containsPattern("(?m)^ +-  <description>.*every feed")
        .containsPattern("(?m)^ +\\+  <description>.*forty feeds");
    assertThat(home.run("connectors", "preview", "rss", "--json").json().get(0).get("changed"))
        .hasToString("true");
  }
}
