// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reqcast.connector.Ad;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.SampleAds;
import org.reqcast.opening.Opening;
import org.reqcast.opening.Place;
import org.reqcast.opening.Workplace;

class FeedTest {
  private static final String FILE = "feeds/indeed-feed.xml";

  @TempDir private Path folder;

  @Test
  void theFeedKeepsTheRulesOfTheBoard() throws Exception {
    Publishing feed = new Publishing(folder, "indeed-feed");
    var became = feed.publish(feed.ads(SampleAds.opening()));
    assertThat(became.values()).allMatch(Posted.Live.class::isInstance).hasSize(2);
    assertThat(JobFeedRules.brokenBy(feed.text(FILE))).isEmpty();
    assertThat(JobFeedRules.jobs(feed.text(FILE))).isEqualTo(2);
    assertThat(feed.text(FILE)).contains("‹script›").contains("$95,000–$115,000 per year");
  }

  @Test
  void theRulesFindWhatIsWrong() throws Exception {
    Publishing feed = new Publishing(folder, "indeed-feed");
    feed.publish(feed.ads(SampleAds.opening()));
    String good = feed.text(FILE);
    assertThat(
            JobFeedRules.brokenBy(
                good.replaceAll("<referencenumber>.*", "<referencenumber>1</referencenumber>")))
        .containsExactly("referencenumber twice");
    assertThat(JobFeedRules.brokenBy(good.replace("<title><![CDATA[Epic", "<title>&amp;<![CDATA[")))
        .containsExactly("an entity");
    assertThat(JobFeedRules.brokenBy(good.replace("<![CDATA[US]]>", "")))
        .contains("job without country");
  }

  @ParameterizedTest
  @ValueSource(strings = {"indeed-feed", "rss", "atom", "json-feed"})
  void theSameSetLeavesTheFileUntouched(String connector) throws Exception {
    Publishing feed = new Publishing(folder, connector);
    Ad[] ads = feed.ads(SampleAds.opening());
    feed.publish(ads);
    String path = feed.all().keySet().iterator().next();
    FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    Files.setLastModifiedTime(feed.file(path), old);
    feed.later("2026-11-25T12:00:00Z");
    feed.publish(ads[1], ads[0]);
    assertThat(Files.getLastModifiedTime(feed.file(path))).isEqualTo(old);
    assertThat(feed.all()).hasSize(1);
    feed.publish(ads[0]);
    assertThat(Files.getLastModifiedTime(feed.file(path))).isNotEqualTo(old);
  }

  @Test
  void oddCharactersKeepEveryFeedWellFormed() throws Exception {
    Opening odd =
        renamed(SampleAds.opening(), "Analyst ]]> <b>& \"C\" \u0007\uFFFE\uD800 日本 👩‍💻");
    for (String connector : List.of("indeed-feed", "rss", "atom")) {
      Publishing feed = new Publishing(folder.resolve(connector), connector);
      feed.publish(feed.ads(odd));
      String xml = feed.all().values().iterator().next();
      assertThat(JobFeedRules.parse(xml).getTextContent())
          .contains("Analyst ]]> <b>& \"C\" ")
          .contains("日本 👩‍💻");
    }
  }

  @Test
  void anAdThatLacksSomethingIsRefusedByNameAndTheOthersStand() throws Exception {
    Publishing feed = new Publishing(folder, "indeed-feed");
    Place nowhere = new Place("x", null, null, "OH", null, "US", Workplace.ON_SITE);
    Ad[] good = feed.ads(SampleAds.opening());
    Ad bad = feed.ad(SampleAds.opening(), nowhere, "r1");
    var became = feed.publish(good[0], bad, good[1]);
    assertThat(became.get(bad.posting()))
        .isEqualTo(
            new Posted.Refused(
                "this channel needs city or remote; say it under 'places' of the opening", "city"));
    assertThat(JobFeedRules.jobs(feed.text(FILE))).isEqualTo(2);
  }

  @Test
  void halfOfASetMayVanishAndNoMore() throws Exception {
    Publishing feed = new Publishing(folder, "indeed-feed");
    Ad[] many = many(feed, 30);
    feed.publish(many);
    assertThatThrownBy(() -> feed.publish(Arrays.copyOf(many, 14)))
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.RECONFIGURE))
        .hasMessageContaining("16 of 30 ads would vanish");
    feed.publish(Arrays.copyOf(many, 15));
    assertThat(JobFeedRules.jobs(feed.text(FILE))).isEqualTo(15);
    // Whoever removed the file wants another one.
    Files.delete(feed.file(FILE));
    feed.publish(many[0]);
    assertThat(JobFeedRules.jobs(feed.text(FILE))).isEqualTo(1);
  }

  @Test
  void aSmallSetMayLoseEverything() throws Exception {
    Publishing feed = new Publishing(folder, "indeed-feed");
    feed.publish(feed.ads(SampleAds.opening()));
    feed.publish();
    assertThat(JobFeedRules.jobs(feed.text(FILE))).isZero();
    assertThat(JobFeedRules.brokenBy(feed.text(FILE))).isEmpty();
  }

  @Test
  void onlyTheChangedAdGetsANewDate() throws Exception {
    Publishing feed = new Publishing(folder, "atom");
    Ad[] ads = feed.ads(SampleAds.opening());
    feed.publish(ads);
    feed.later("2026-11-24T09:00:00Z");
    feed.publish(ads[0], feed.ad(SampleAds.opening(), SampleAds.REMOTE, "r2"));
    assertThat(feed.text("feeds/atom.atom"))
        .containsOnlyOnce("<updated>2026-11-22T12:00:00Z</updated>")
        .containsSubsequence("<updated>2026-11-24T09:00:00Z", "<updated>2026-11-24T09:00:00Z");
  }

  @Test
  void aPreviewShowsTheItem() throws Exception {
    Publishing feed = new Publishing(folder, "indeed-feed");
    var part = feed.publisher().preview(feed.ads(SampleAds.opening())[0]).parts().getFirst();
    assertThat(part.headline()).isEqualTo("item of " + FILE);
    assertThat(part.body()).contains("<title><![CDATA[Epic Willow Analyst]]></title>");
    assertThat(feed.file(FILE)).doesNotExist();
  }

  static Ad[] many(Publishing feed, int count) {
    Ad[] many = new Ad[count];
    for (int i = 0; i < count; i++) {
      Place place = new Place("p" + i, null, "Town " + i, "OH", null, "US", Workplace.ON_SITE);
      many[i] = feed.ad(SampleAds.opening(), place, "r1");
    }
    return many;
  }

  private static Opening renamed(Opening opening, String title) {
    return new Opening(
        opening.id(),
        title,
        opening.facility(),
        opening.places(),
        opening.need(),
        opening.employment(),
        opening.pay(),
        opening.incentives(),
        opening.skills(),
        opening.description(),
        opening.apply(),
        opening.contact(),
        opening.posted(),
        opening.ends(),
        opening.state());
  }
}
