// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.SampleAds;

class OpeningPagesTest {
  private static final String HYBRID = "openings/rq-1042--columbus-oh";
  private static final String REMOTE = "openings/rq-1042--remote-us";

  @TempDir private Path folder;

  @Test
  void everyPageKeepsTheRulesOfSearchEngines() throws Exception {
    Publishing pages = new Publishing(folder, "career-page");
    var became = pages.publish(pages.ads(SampleAds.opening()));
    assertThat(became.get("p-rq-1042--columbus-oh"))
        .isEqualTo(
            new Posted.Live(new AdRef("p-rq-1042--columbus-oh", Publishing.SITE + "/" + HYBRID)));
    assertThat(JobPostingRules.brokenBy(pages.text(HYBRID + ".html"))).isEmpty();
    assertThat(JobPostingRules.brokenBy(pages.text(REMOTE + ".html"))).isEmpty();
    assertThat(pages.text(HYBRID + ".html")).doesNotContain("TELECOMMUTE", "<script>alert");
    assertThat(pages.text(REMOTE + ".html")).contains("TELECOMMUTE");
  }

  @Test
  void theRulesFindWhatIsWrong() throws Exception {
    Publishing pages = new Publishing(folder, "career-page");
    pages.publish(pages.ads(SampleAds.opening()));
    String remote = pages.text(REMOTE + ".html");
    assertThat(JobPostingRules.brokenBy(remote.replace("applicantLocationRequirements", "x")))
        .containsExactly("remote work without a country");
    assertThat(JobPostingRules.brokenBy(remote.replace("FULL_TIME", "full_time")))
        .containsExactly("employmentType");
    assertThat(JobPostingRules.brokenBy(remote.replace("\"YEAR\"", "\"year\"")))
        .containsExactly("unitText");
    String hybrid = pages.text(HYBRID + ".html");
    assertThat(JobPostingRules.brokenBy(hybrid.replace("\"addressCountry\"", "\"c\"")))
        .containsExactly("addressCountry");
    assertThat(JobPostingRules.brokenBy(hybrid.replace("\"jobLocation\"", "\"at\"")))
        .containsExactly("jobLocation");
  }

  @Test
  void pagesAreForPeopleOnPhonesAndForScreenReaders() throws Exception {
    Publishing pages = new Publishing(folder, "career-page");
    pages.publish(pages.ads(SampleAds.opening()));
    for (String path : new String[] {HYBRID + ".html", "openings/index.html"}) {
      var page = Jsoup.parse(pages.text(path));
      assertThat(page.select("html[lang]")).hasSize(1);
      assertThat(page.select("meta[name=viewport]")).hasSize(1);
      assertThat(page.select("h1")).hasSize(1);
      assertThat(page.select("main")).hasSize(1);
      assertThat(page.select("script:not([type=application/ld+json])")).isEmpty();
    }
    assertThat(Jsoup.parse(pages.text("openings/index.html")).select("li a[href]"))
        .extracting(link -> link.attr("href"))
        .containsExactlyInAnyOrder(Publishing.SITE + "/" + HYBRID, Publishing.SITE + "/" + REMOTE);
    assertThat(pages.text("openings/index.html")).doesNotContain("ld+json");
  }

  @Test
  void aClosedPageLeavesATombstoneAndComesBackWithTheAd() throws Exception {
    Publishing pages = new Publishing(folder, "career-page");
    Ad[] ads = pages.ads(SampleAds.opening());
    pages.publish(ads);
    pages.publish(ads[0]);
    assertThat(pages.file(REMOTE + ".html")).doesNotExist();
    assertThat(pages.text(REMOTE + ".gone.html"))
        .contains("Epic Willow Analyst", "noindex", "closed")
        .doesNotContain("ld+json");
    assertThat(pages.text("sitemap.xml")).contains(HYBRID).doesNotContain(REMOTE);
    pages.publish(ads);
    assertThat(pages.file(REMOTE + ".html")).exists();
    assertThat(pages.file(REMOTE + ".gone.html")).doesNotExist();
  }

  @Test
  void theSitemapTellsWhenEachPageReallyChanged() throws Exception {
    Publishing pages = new Publishing(folder, "career-page");
    Ad[] ads = pages.ads(SampleAds.opening());
    pages.publish(ads);
    pages.later("2026-11-24T09:00:00Z");
    pages.publish(ads[0], pages.ad(SampleAds.opening(), SampleAds.REMOTE, "r2"));
    var urls = Jsoup.parse(pages.text("sitemap.xml"), "", org.jsoup.parser.Parser.xmlParser());
    assertThat(urls.select("url"))
        .extracting(url -> url.select("loc").text() + " " + url.select("lastmod").text())
        .containsExactlyInAnyOrder(
            Publishing.SITE + "/openings/ 2026-11-24T09:00:00Z",
            Publishing.SITE + "/" + HYBRID + " 2026-11-22T12:00:00Z",
            Publishing.SITE + "/" + REMOTE + " 2026-11-24T09:00:00Z");
  }

  @Test
  void nearlyAllPagesDoNotVanishByMistake() throws Exception {
    Publishing pages = new Publishing(folder, "career-page");
    Ad[] many = FeedTest.many(pages, 20);
    pages.publish(many);
    assertThatThrownBy(() -> pages.publish(Arrays.copyOf(many, 2)))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("18 of 20");
    assertThat(pages.all().keySet()).noneMatch(path -> path.endsWith(".gone.html"));
  }
}
