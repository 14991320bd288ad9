// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.ledger.RunRow.Outcome;

/** What a recruiter sees of the machinery: trouble first, and nothing told twice. */
class ActivityPageIT {
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

  private Document page() {
    return page("/activity");
  }

  private Document page(String path) {
    return Jsoup.parse(site.get(path).body());
  }

  private void ran(String account, Outcome outcome, Map<String, Integer> counts, String message) {
    long run = site.ledger.runs().begin("nightly", account, "post", Site.NOON);
    site.ledger.runs().end(run, outcome, counts, "", message);
  }

  @Test
  void turnsThatAnAccountRestedAreOneLine() {
    ran("news", Outcome.DONE, Map.of("posted", 3, "skipped", 0), "");
    for (int turn = 0; turn < 5; turn++) {
      ran("news", Outcome.PAUSED, Map.of(), "Paused: its password is wrong");
      ran("social", Outcome.DONE, Map.of("posted", turn), "");
    }
    Document page = page();
    List<String> rows = page.select("h2:contains(Runs) + table tbody tr").eachText();
    assertThat(rows).hasSize(7);
    assertThat(rows).filteredOn(row -> row.contains("its password is wrong")).hasSize(1);
    assertThat(rows.get(1)).contains("news", "5 turns since 22 Nov 2026, 12:00:00 UTC");
    assertThat(rows.getLast()).contains("posted 3").doesNotContain("skipped");
  }

  @Test
  void whatIsUnwellComesFirst() {
    site.accounts.add(new Health.AccountLine("fine", "rss", true, "A feed."));
    site.accounts.add(new Health.AccountLine("news", "wordpress", false, "Its password is wrong."));
    List<String> headings = page().select("h2").eachText();
    assertThat(headings).startsWith("Needs a person", "Schedules");
    assertThat(page().select("h2:contains(Needs a person) + p").text())
        .contains("news", "Its password is wrong.");
    assertThat(page().select(".account").text()).contains("fine").doesNotContain("news");
  }

  @Test
  void whatWaitsForItsSecretIsOffAndNotUnwell() {
    site.accounts.add(
        new Health.AccountLine("jobs", "partner-jobs", true, true, "off: needs the secret 'key'"));
    assertThat(page().select(".account").text()).contains("jobs", "Off", "needs the secret 'key'");
    assertThat(page().select("h2").eachText()).doesNotContain("Needs a person");
    assertThat(page("/ads").text()).contains("jobs is off: needs the secret 'key'");
  }

  @Test
  void everyCellOfARunIsLabelledForANarrowScreen() {
    ran("news", Outcome.DONE, Map.of("posted", 3), "");
    assertThat(page().select("h2:contains(Runs) + table tbody td").eachAttr("data-label"))
        .isEqualTo(page().select("h2:contains(Runs) + table th").eachText());
  }
}
