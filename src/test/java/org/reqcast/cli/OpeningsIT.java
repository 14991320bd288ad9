// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of an opening from draft to taken down, on the command line. */
class OpeningsIT {
  @TempDir Path folder;

  private Home home;

  @BeforeEach
  void anOpeningAndTwoAccounts() throws IOException {
    home = new Home(folder);
    home.file(
        "reqcast.yaml",
        """
        site: https://jobs.example.org
        accounts:
          pages: {connector: career-page}
          rss: {connector: rss}
        """);
    home.file("schedules/all.yaml", "about: All.\ndo: post\naccounts: all\nevery: 10m\n");
    opening("Bring in a new interface engine and move every feed onto it.");
  }

  private void opening(String description) throws IOException {
    home.file(
        "a.yaml",
        """
        id: RQ-9
        title: Interface Analyst
        facility: Lakeshore Hospital
        places: ["Columbus, OH, US", "Remote, US"]
        need: implement
        skills: {must: [HL7]}
        incentives: [sign-on-bonus 10000 USD]
        description: %s
        contact: jobs@lakeshore.example.org
        posted: 2026-01-05
        ends: %s
        """
            .formatted(description, LocalDate.now(java.time.ZoneId.systemDefault()).plusDays(30)));
    assertThat(home.run("openings", "add", folder.resolve("a.yaml").toString()).code()).isZero();
  }

  @Test
  void aDraftIsApprovedBeforeItIsOpenedAndAnEditLeavesItsState() throws IOException {
    Home.Answer refused = home.run("openings", "open", "RQ-9");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("RQ-9 is a draft", "reqcast openings approve RQ-9");

    assertThat(home.run("openings", "approve", "RQ-9", "--by", "Ada").out())
        .contains("RQ-9 is now approved", "reqcast openings open RQ-9");
    opening("Bring in a new interface engine, and move every one of its feeds onto it.");
    assertThat(home.run("openings", "list").out()).contains("draft");

    home.run("openings", "approve", "RQ-9", "--by", "Ada", "--open");
    opening("Bring in a new interface engine, and move all of its feeds onto it by spring.");
    assertThat(home.run("openings", "list").out()).contains("open");
    assertThat(home.run("openings", "show", "RQ-9").out()).contains("Approved by Ada");
  }

  @Test
  void showSaysForEveryPlaceAndAccountWhereTheAdIsOrWhyThereIsNone() {
    assertThat(home.run("openings", "show", "RQ-9").out())
        .contains("not there", "the opening is draft");
    home.run("openings", "approve", "RQ-9", "--open");
    assertThat(home.run("openings", "show", "RQ-9").out()).contains("waits for the account");

    home.run("run", "all");
    Home.Answer live = home.run("openings", "show", "RQ-9");
    assertThat(live.out()).contains("live", "since 20");
    assertThat(home.run("openings", "show", "RQ-9", "--json").json().get("ads")).hasSize(4);

    home.run("openings", "close", "RQ-9", "--filled");
    home.run("run", "all");
    assertThat(home.run("openings", "show", "RQ-9").out())
        .contains("closed", "No longer in the published set.");
  }

  @Test
  void campaignsAreListedWithWhatTheyTakeAndTheirMistakesWithTheirLine() throws IOException {
    home.run("openings", "approve", "RQ-9", "--open");
    home.file(
        "campaigns/interfaces.yaml",
        "about: Interfaces.\nopenings: {skill: HL7}\naccounts: [rss]\n");
    assertThat(home.run("campaigns").out()).contains("interfaces", "rss", "RQ-9");

    home.file("campaigns/wrong.yaml", "about: Wrong.\naccounts: [rsss]\n");
    Home.Answer wrong = home.run("campaigns");
    assertThat(wrong.code()).isEqualTo(65);
    assertThat(wrong.err()).contains("campaigns/wrong.yaml:2", "did you mean 'rss'");
  }

  @Test
  void aVerbAloneListsAndWhatFollowsIsSaidAsItIs() throws IOException {
    assertThat(home.run("openings").out()).contains("RQ-9");
    assertThat(home.run("schedules").out()).contains("all", "post");
    assertThat(home.run("connectors").out()).contains("career-page", "pages");

    assertThat(home.run("openings", "approve", "RQ-9", "--open").out())
        .contains("nothing runs just now", "reqcast run all");
    home.run("schedules", "pause", "all");
    assertThat(home.run("openings", "hold", "RQ-9").out()).contains("reqcast schedules resume all");
    java.nio.file.Files.delete(folder.resolve("schedules/all.yaml"));
    assertThat(home.run("openings", "open", "RQ-9").out()).contains("no schedule posts");
  }

  @Test
  void theCheckOfAFeedClaimsNoMoreThanItKnows() {
    assertThat(home.run("connectors", "check", "rss").out())
        .contains("nothing is written before the first posting run");
    home.run("openings", "approve", "RQ-9", "--open");
    home.run("run", "all");
    assertThat(home.run("connectors", "check", "rss").out())
        .contains("written; who has fetched it is not known here");
  }
}
