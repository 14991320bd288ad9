// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reqcast.connector.Ad;
import org.reqcast.connector.Escape;
import org.reqcast.connector.Posted;
import org.reqcast.connector.SampleAds;
import org.reqcast.connector.Template;
import org.reqcast.connector.Vocabulary;
import org.reqcast.connector.Words;
import org.reqcast.feed.FeedFiles;
import org.reqcast.feed.FeedShape;
import org.reqcast.feed.Split;
import org.reqcast.opening.Opening;

/** What a feed file can say besides its templates. */
class FeedWordsTest {
  @TempDir private Path folder;

  @Test
  void anotherTitleIsAnotherNumberWhereTheBoardNeverLetsItChange() throws Exception {
    Publishing feed = new Publishing(folder, "linkedin-feed");
    String first = number(feed, ManyOpenings.opening("RQ-1", "Epic Analyst"));
    assertThat(number(feed, ManyOpenings.opening("RQ-1", "Senior Epic Analyst")))
        .isNotEqualTo(first);
    assertThat(number(feed, ManyOpenings.opening("RQ-1", "Epic Analyst"))).isEqualTo(first);
  }

  @Test
  void anUnchangedOpeningIsToldAsUpdatedBeforeTheBoardForgetsIt() throws Exception {
    Publishing feed = new Publishing(folder, "jooble-feed");
    Ad[] ads = feed.ads(ManyOpenings.opening("RQ-1", "Epic Analyst"));
    String updated = "<updated><![CDATA[%s]]></updated>";
    String path = "feeds/jooble-feed.xml";
    feed.publish(ads);
    feed.later("2026-12-21T12:00:00Z");
    feed.publish(ads);
    assertThat(feed.text(path)).contains(updated.formatted("22.11.2026"));
    feed.later("2026-12-23T12:00:00Z");
    feed.publish(ads);
    assertThat(feed.text(path)).contains(updated.formatted("22.12.2026"));
    feed.later("2027-03-01T12:00:00Z");
    feed.publish(ads);
    assertThat(feed.text(path)).contains(updated.formatted("20.02.2027"));
  }

  @ParameterizedTest
  @CsvSource({"linkedin-feed, 100", "adzuna-feed, 100", "talent-feed, 50", "trovit-feed, 30"})
  void oneCharacterLessThanTheBoardWantsIsRefused(String connector, int least) throws Exception {
    for (String letter : List.of("x", "👩", "日")) {
      Publishing feed = new Publishing(folder.resolve(connector + letter.hashCode()), connector);
      Opening sample = ManyOpenings.opening("RQ-1", "Epic Analyst");
      Ad enough = feed.ad(described(sample, letter.repeat(least)), SampleAds.COLUMBUS, "r1");
      assertThat(feed.publish(enough).values()).allMatch(Posted.Live.class::isInstance);
      Ad less = feed.ad(described(sample, letter.repeat(least - 1)), SampleAds.COLUMBUS, "r1");
      assertThat(feed.publish(less).values())
          .containsExactly(
              new Posted.Refused(
                  "it is %d characters long; this channel needs %d; say it under 'description' of the opening"
                      .formatted(least - 1, least),
                  "description"));
    }
  }

  @Test
  void aFeedOfMoreThanTheBoardReadsGoesOnInNumberedFiles() throws Exception {
    write(new Split(3, Long.MAX_VALUE), 7);
    assertThat(files()).containsExactly("<a>0,1,2,</a>", "<a>3,4,5,</a>", "<a>6,</a>");
    write(new Split(3, Long.MAX_VALUE), 3);
    assertThat(files()).containsExactly("<a>0,1,2,</a>");
    write(new Split(100, 11), 5);
    assertThat(files()).containsExactly("<a>0,1,</a>", "<a>2,3,</a>", "<a>4,</a>");
    write(new Split(100, 1), 2);
    assertThat(files()).containsExactly("<a>0,</a>", "<a>1,</a>");
    write(Split.NEVER, 0);
    assertThat(files()).containsExactly("<a></a>");
    assertThat(folder.resolve("feeds/a-2.xml.gz")).doesNotExist();
  }

  private void write(Split split, int many) throws Exception {
    Vocabulary words = Vocabulary.ofAds(SampleAds.file());
    FeedShape shape =
        new FeedShape.Text(
            template("<a>", words), template("{{posting}},", words), template("</a>", words));
    Words ad = SampleAds.WORDING.of(SampleAds.ad(), SampleAds.account());
    new FeedFiles(shape, split, folder, "feeds/a.xml")
        .write(ad, IntStream.range(0, many).mapToObj(i -> ad.with("posting", "" + i)).iterator());
  }

  private static Template template(String text, Vocabulary words) {
    return Template.of(text, Escape.XML, words, (line, wrong) -> {});
  }

  private List<String> files() throws Exception {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("feeds"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".xml")).sorted().toList()) {
        texts.add(Files.readString(file));
      }
    }
    return texts.stream().sorted().toList();
  }

  private static String number(Publishing feed, Opening opening) throws Exception {
    feed.publish(feed.ad(opening, SampleAds.COLUMBUS, "r" + opening.title().length()));
    return XmlBoard.text(
        XmlBoard.parse(Files.readAllBytes(feed.file("feeds/linkedin-feed.xml"))),
        "job/partnerJobId");
  }

  private static Opening described(Opening opening, String description) {
    return new Opening(
        opening.id(),
        opening.title(),
        opening.facility(),
        opening.places(),
        opening.need(),
        opening.employment(),
        opening.pay(),
        opening.incentives(),
        opening.skills(),
        description,
        opening.apply(),
        opening.contact(),
        opening.posted(),
        opening.ends(),
        opening.state());
  }
}
