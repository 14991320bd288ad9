// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reqcast.connector.Ad;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.opening.Opening;

/** What every feed file keeps, as its board and the parsers of the JDK read it. */
class FeedContractTest {
  @TempDir private Path folder;

  static Stream<String> feeds() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("connectors"))) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> read(file).contains("\nspeaks: feed\n"))
          .filter(file -> !read(file).contains("\n  alone: true\n"))
          .map(file -> file.getFileName().toString().replace(".yaml", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  /** Those that boards fetch from us, with packed twins beside them. */
  static Stream<String> fetched() throws IOException {
    return feeds().filter(feed -> !feed.endsWith("-drop"));
  }

  @ParameterizedTest
  @MethodSource("feeds")
  void soundOpeningsAreAllTakenAndKeepTheRules(String feed) throws Exception {
    Publishing publishing = new Publishing(folder, feed);
    Ad[] ads = ads(publishing, ManyOpenings.sound());
    Map<String, Posted> became = publishing.publish(ads);
    assertThat(became.values()).allMatch(Posted.Live.class::isInstance).hasSameSizeAs(ads);
    byte[] file = file(publishing);
    assertThat(rules(feed).brokenBy(file)).isEmpty();
    assertThat(rules(feed).items(file)).hasSameSizeAs(ads);
    assertThat(count(feed, file)).isEqualTo(ads.length);
  }

  @ParameterizedTest
  @MethodSource("feeds")
  void hostileTextKeepsTheRulesAndLosesNothingThatCanBeSaid(String feed) throws Exception {
    Publishing publishing = new Publishing(folder, feed);
    Ad[] ads = ads(publishing, ManyOpenings.hostile());
    assertThat(publishing.publish(ads).values()).allMatch(Posted.Live.class::isInstance);
    byte[] file = file(publishing);
    assertThat(rules(feed).brokenBy(file)).isEmpty();
    assertThat(count(feed, file)).isEqualTo(ads.length);
    List<String> titles =
        rules(feed).items(file).stream().map(item -> plain(item.title())).toList();
    for (String text : ManyOpenings.HOSTILE) {
      assertThat(titles).anyMatch(title -> title.contains(plain("Analyst " + text)));
    }
  }

  @ParameterizedTest
  @MethodSource("feeds")
  void anOpeningThatLacksSomethingIsRefusedWithItsFieldAndTheOthersGoOut(String feed)
      throws Exception {
    Publishing publishing = new Publishing(folder, feed);
    Ad bad = publishing.ads(ManyOpenings.opening("RQ-9", " "))[0];
    Ad[] good = publishing.ads(ManyOpenings.opening("RQ-8", "Epic Analyst"));
    var became = publishing.publish(good[0], bad, good[1]);
    assertThat(became.get(bad.posting()))
        .isInstanceOfSatisfying(
            Posted.Refused.class,
            refused -> {
              assertThat(refused.field()).isEqualTo("title");
              assertThat(refused.reason()).contains("'title' of the opening");
            });
    assertThat(rules(feed).items(file(publishing))).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("fetched")
  void theSameSetInAnyOrderLeavesFileAndTwinUntouched(String feed) throws Exception {
    Publishing publishing = new Publishing(folder, feed);
    Ad[] ads = publishing.ads(ManyOpenings.opening("RQ-8", "Epic Analyst"));
    publishing.publish(ads);
    FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    Path twin = publishing.file(path(publishing) + ".gz");
    Files.setLastModifiedTime(publishing.file(path(publishing)), old);
    Files.setLastModifiedTime(twin, old);
    publishing.later("2026-11-25T12:00:00Z");
    publishing.publish(ads[3], ads[1], ads[0], ads[2]);
    assertThat(Files.getLastModifiedTime(publishing.file(path(publishing)))).isEqualTo(old);
    assertThat(Files.getLastModifiedTime(twin)).isEqualTo(old);
  }

  @ParameterizedTest
  @MethodSource("fetched")
  void thePackedTwinSaysTheSameAndBearsTheSameDate(String feed) throws Exception {
    Publishing publishing = new Publishing(folder, feed);
    for (int turn = 1; turn < 4; turn++) {
      publishing.publish(publishing.ads(ManyOpenings.opening("RQ-" + turn, "Analyst")));
      Path twin = publishing.file(path(publishing) + ".gz");
      try (GZIPInputStream packed = new GZIPInputStream(Files.newInputStream(twin))) {
        assertThat(packed.readAllBytes()).isEqualTo(file(publishing));
      }
      assertThat(Files.getLastModifiedTime(twin))
          .isEqualTo(Files.getLastModifiedTime(publishing.file(path(publishing))));
    }
  }

  @ParameterizedTest
  @MethodSource("feeds")
  void aSetThatShrinksTooMuchIsHeldUntilAPersonSaysThatItIsMeant(String feed) throws Exception {
    Publishing publishing = new Publishing(folder, feed);
    Ad[] many = FeedTest.many(publishing, 30);
    publishing.publish(many);
    byte[] before = file(publishing);
    assertThat(publishing.publisher().held()).isEmpty();
    assertThat(publishing.publisher().shrink()).isFalse();
    Ad[] one = Arrays.copyOf(many, 1);
    assertThatThrownBy(() -> publishing.publish(one))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("29 of 30 ads would vanish")
        .hasMessageContaining("reqcast openings shrink " + feed + " --yes")
        .hasMessageContaining("open them again");
    assertThat(file(publishing)).isEqualTo(before);
    assertThat(publishing.publisher().held().orElseThrow()).contains("29 of 30");
    assertThat(publishing.publisher().shrink()).isTrue();
    // A yes to one loss is none to a larger one.
    assertThatThrownBy(publishing::publish).hasMessageContaining("30 of 30");
    assertThat(publishing.publisher().shrink()).isTrue();
    publishing.publish(one);
    assertThat(rules(feed).items(file(publishing))).hasSize(1);
    assertThat(publishing.publisher().held()).isEmpty();
    publishing.publish(many);
    assertThatThrownBy(() -> publishing.publish(one)).hasMessageContaining("29 of 30");
  }

  private static BoardRules rules(String feed) {
    return Objects.requireNonNull(BoardRules.ALL.get(feed), "no rules of the board for " + feed);
  }

  private static Ad[] ads(Publishing publishing, List<Opening> openings) {
    List<Ad> ads = new ArrayList<>();
    openings.forEach(opening -> ads.addAll(List.of(publishing.ads(opening))));
    return ads.toArray(Ad[]::new);
  }

  private static String path(Publishing publishing) {
    return publishing.all().keySet().iterator().next();
  }

  private static byte[] file(Publishing publishing) throws IOException {
    return Files.readAllBytes(publishing.file(path(publishing)));
  }

  /** Counted by another parser, which stumbles over every mistake in the XML. */
  private static long count(String feed, byte[] file) throws Exception {
    if (rules(feed).item().isEmpty()) {
      return rules(feed).items(file).size();
    }
    XMLStreamReader reader =
        XMLInputFactory.newFactory().createXMLStreamReader(new ByteArrayInputStream(file));
    long count = 0;
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamReader.START_ELEMENT
          && reader.getLocalName().equals(rules(feed).item())) {
        count++;
      }
    }
    return count;
  }

  /** Without what XML cannot hold, what an entity may become, and ways to break lines. */
  private static String plain(String text) {
    StringBuilder kept = new StringBuilder();
    text.codePoints()
        .filter(c -> Character.isLetterOrDigit(c) || "<>[]{}'\"`/;".indexOf(c) >= 0)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
