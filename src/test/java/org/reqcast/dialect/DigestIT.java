// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.Check;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Remedy;
import org.reqcast.http.PoliteHttp;
import org.reqcast.sandbox.SmtpServer;
import org.reqcast.sandbox.SmtpServer.Mood;

/** Digests as a strict server takes them: each opening new in one of them, ended in one. */
class DigestIT {
  private static final String BEFORE = "2026-11-22T12:00:00Z";
  private static final String MONDAY = "2026-11-23T14:05:00Z";
  private static final String SAME_WEEK = "2026-11-27T14:05:00Z";
  private static final String NEXT_MONDAY = "2026-11-30T14:05:00Z";
  private static final String STATEMENT =
      "Riverside Staffing hires without regard to age, origin or faith. 1 Mill Street, Dayton, OH";

  @TempDir private Path folder;

  private final SmtpServer server = new SmtpServer("geheim-42");
  private final AtomicReference<Instant> now = new AtomicReference<>(Ads.NOON);
  private final PoliteHttp http =
      new PoliteHttp(
          "https://riverside.example.org",
          now::get,
          time -> now.updateAndGet(before -> before.plus(time)),
          RandomGenerator.getDefault());

  @AfterEach
  void close() {
    http.close();
    server.close();
  }

  /** As a program that was started anew on the same folder. */
  private Publishing started(String time, String... other) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "server", server.address(),
                "user", "recruiter",
                "from", "Riverside Staffing <jobs@riverside.example.org>",
                "to", "health-it@lists.example.org",
                "days", "Monday",
                "time", "8:00",
                "zone", "America/Chicago",
                "unsubscribe", "leave@lists.example.org",
                "statement", STATEMENT));
    if (other.length > 0) {
      settings.put(other[0], other[1]);
    }
    Publishing publishing =
        new Publishing(folder, "mail-digest", settings, Map.of("password", "geheim-42"), http);
    publishing.later(time);
    return publishing;
  }

  private static Ad[] ads(Publishing publishing, String... titles) {
    return DropContract.ads(publishing, titles);
  }

  private MimeMessage mail(int index) throws Exception {
    byte[] raw = server.mails().get(index).getBytes(StandardCharsets.US_ASCII);
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
  }

  private String text(int index) throws Exception {
    return ((MimeMultipart) mail(index).getContent()).getBodyPart(0).getContent().toString();
  }

  private String html(int index) throws Exception {
    return ((MimeMultipart) mail(index).getContent()).getBodyPart(1).getContent().toString();
  }

  /** The account was set up, and waits for its first Monday. */
  private void setUp(String... titles) throws ConnectorException {
    Publishing publishing = started(BEFORE);
    publishing.publish(ads(publishing, titles));
    assertThat(server.mails()).isEmpty();
  }

  @Test
  void eachOpeningIsNewInOneDigestAndEndedInOne() throws Exception {
    setUp("Analyst", "Builder");
    Publishing monday = started(MONDAY);
    Map<String, Posted> became = monday.publish(ads(monday, "Analyst", "Builder"));
    assertThat(became).hasSize(8);
    assertThat(became.values())
        .containsOnly(new Posted.Live(new AdRef(mail(0).getMessageID(), null)));
    assertThat(text(0)).contains("1. ").contains("Analyst").contains("Builder").contains(STATEMENT);
    monday.publish(ads(monday, "Analyst", "Builder"));
    monday.later(SAME_WEEK);
    monday.publish(ads(monday, "Builder", "Chemist"));
    assertThat(server.mails()).hasSize(1);
    monday.later(NEXT_MONDAY);
    monday.publish(ads(monday, "Builder", "Chemist"));
    assertThat(server.mails()).hasSize(2);
    assertThat(text(1))
        .contains("No longer open: Analyst")
        .contains("Chemist")
        .doesNotContain("Builder")
        .contains(STATEMENT);
    monday.later("2026-12-07T14:05:00Z");
    monday.publish(ads(monday, "Builder", "Chemist"));
    assertThat(server.mails()).as("nothing happened").hasSize(2);
    monday.later("2026-12-14T14:05:00Z");
    monday.publish(ads(monday, "Analyst", "Builder", "Chemist"));
    assertThat(text(2)).as("opened again").contains("Analyst").doesNotContain("No longer");
  }

  @Test
  void aDigestSaysHowToLeaveAndKeepsOddLetters() throws Exception {
    setUp("Analyst <b> & Söhne");
    Publishing monday = started(MONDAY);
    monday.publish(ads(monday, "Analyst <b> & Söhne"));
    assertThat(mail(0).getHeader("List-Unsubscribe", null))
        .isEqualTo("<mailto:leave@lists.example.org?subject=unsubscribe>");
    assertThat(mail(0).getHeader("Auto-Submitted", ",")).isEqualTo("auto-generated");
    assertThat(mail(0).getSubject())
        .isEqualTo("Healthcare IT at Riverside Staffing: 4 new, 4 open");
    assertThat(text(0)).contains("Analyst <b> & Söhne").contains("leave@lists.example.org");
    assertThat(html(0)).contains("Analyst &lt;b&gt; &amp; Söhne").contains("?via=");
  }

  @Test
  void theWholeMailIsTheFixture() throws Exception {
    setUp("Analyst", "Builder");
    Publishing publishing = started(MONDAY);
    publishing.publish(ads(publishing, "Analyst", "Builder"));
    publishing.later(NEXT_MONDAY);
    publishing.publish(ads(publishing, "Builder", "Chemist"));
    for (int index = 0; index < 2; index++) {
      String sent = server.mails().get(index).replaceAll("----=_Part_[\\w.]+", "----=_Part");
      Path fixture =
          Path.of("src/test/resources/fixtures/mail-digest", index == 0 ? "first.eml" : "next.eml");
      if ("write".equals(System.getProperty("fixtures"))) {
        Files.createDirectories(fixture.getParent());
        Files.writeString(fixture, sent);
      }
      assertThat(sent).isEqualToNormalizingNewlines(Files.readString(fixture));
    }
  }

  @Test
  void aDigestWhoseAnswerGotLostWaitsForAPersonWhoSaysThatItArrived() throws Exception {
    setUp("Analyst");
    server.mood(Mood.DEAF);
    Publishing monday = started(MONDAY);
    assertAsks(monday, "Nobody knows whether the digest of 2026-11-23T14:00:00Z");
    server.mood(Mood.FAIR);
    Publishing later = started(NEXT_MONDAY);
    assertAsks(later, "openings settle mail-digest --absent");
    assertThat(later.publisher().held().orElseThrow())
        .contains("--stands " + mail(0).getMessageID());
    assertThat(server.mails()).hasSize(1);
    assertThat(later.publisher().settle(true)).isTrue();
    assertThat(later.publisher().settle(true)).isFalse();
    assertThat(later.publish(ads(later, "Analyst")).values())
        .containsOnly(new Posted.Live(new AdRef(mail(0).getMessageID(), null)));
    assertThat(server.mails()).as("told already").hasSize(1);
  }

  @Test
  void aDigestThatDidNotArriveIsSentAgainUnderTheSameName() throws Exception {
    setUp("Analyst");
    server.mood(Mood.DEAF);
    Publishing monday = started(MONDAY);
    assertAsks(monday, "Nobody knows");
    server.mood(Mood.FAIR);
    assertThat(monday.publisher().settle(false)).isTrue();
    monday.publish(ads(monday, "Analyst"));
    assertThat(server.mails()).hasSize(2);
    assertThat(mail(1).getMessageID()).isEqualTo(mail(0).getMessageID());
  }

  @Test
  void aProgramThatStoppedWhileSendingAsks() throws Exception {
    setUp("Analyst");
    Path memory = folder.resolve("memory/mail-digest.digest.json");
    byte[] before = Files.readAllBytes(memory);
    server.mood(Mood.DEAF);
    Publishing monday = started(MONDAY);
    assertAsks(monday, "Nobody knows");
    // What stands in the memory before a byte is sent is what the next start finds.
    String intent =
        Files.readString(memory).replaceFirst("\"why\":\"[^\"]*\"", "\"why\":\"stopped\"");
    Files.writeString(memory, intent);
    server.mood(Mood.FAIR);
    assertAsks(started(MONDAY), "Nobody knows");
    assertThat(server.mails()).hasSize(1);
    // One that stopped before it wrote that down has sent nothing.
    Files.write(memory, before);
    Publishing anew = started(MONDAY);
    anew.publish(ads(anew, "Analyst"));
    assertThat(server.mails()).hasSize(2);
  }

  @Test
  void whatTheLedgerKnowsIsNotNewAgainWhenTheMemoryIsLost() throws Exception {
    setUp("Analyst");
    Publishing monday = started(MONDAY);
    Ad[] ads = ads(monday, "Analyst");
    Map<String, AdRef> standing = new HashMap<>();
    monday
        .publish(ads)
        .forEach((posting, posted) -> standing.put(posting, ((Posted.Live) posted).ad()));
    Files.delete(folder.resolve("memory/mail-digest.digest.json"));
    Publishing anew = started(SAME_WEEK);
    Ad[] more = ads(anew, "Analyst", "Builder");
    anew.publisher().publish(List.of(more), standing);
    anew.later(NEXT_MONDAY);
    anew.publisher().publish(List.of(more), standing);
    assertThat(server.mails()).hasSize(2);
    assertThat(text(1)).contains("Builder").doesNotContain("Analyst");
  }

  @Test
  void aMemoryThatCannotBeReadIsNotGuessedAt() throws Exception {
    setUp("Analyst");
    Files.writeString(folder.resolve("memory/mail-digest.digest.json"), "{\"slot\": 7");
    assertAsks(started(MONDAY), "remove the file");
    assertThat(server.mails()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "BUSY, WAIT",
    "GONE, WAIT",
    "KNOWS_NO_READER, RECONFIGURE",
    "DISLIKES_THE_CONTENT, RECONFIGURE"
  })
  void whatWasCertainlyNotTakenIsSentInTheNextTurn(Mood mood, Remedy remedy) throws Exception {
    setUp("Analyst");
    server.mood(mood);
    Publishing monday = started(MONDAY);
    assertThatThrownBy(() -> monday.publish(ads(monday, "Analyst")))
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.remedy()).isEqualTo(remedy));
    assertThat(server.mails()).isEmpty();
    server.mood(Mood.FAIR);
    assertThat(monday.publish(ads(monday, "Analyst"))).hasSize(4);
    assertThat(server.mails()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"days, moonday", "time, noon", "zone, Mars/Base", "to, nobody at all"})
  void whatIsWrongWithOurSettingsIsSaid(String setting, String value) throws Exception {
    setUp("Analyst");
    Publishing monday = started(MONDAY, setting, value);
    assertThatThrownBy(() -> monday.publish(ads(monday, "Analyst")))
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.RECONFIGURE));
    assertThat(server.mails()).isEmpty();
    Publishing mended = started(MONDAY);
    mended.publish(ads(mended, "Analyst"));
    assertThat(server.mails()).hasSize(1);
  }

  @Test
  void checkAndPreviewSendNothing() throws Exception {
    Publishing publishing = started(MONDAY);
    assertThat(publishing.opened().check().check())
        .isEqualTo(new Check.Health.Well("recruiter at 127.0.0.1"));
    assertThat(started(MONDAY, "days", "never").opened().check().check())
        .isInstanceOf(Check.Health.Unwell.class);
    var part = publishing.publisher().preview(ads(publishing, "Analyst")[0]).parts().getFirst();
    assertThat(part.body()).contains("Subject: Healthcare IT").contains("Analyst");
    assertThat(server.mails()).isEmpty();
  }

  private static void assertAsks(Publishing publishing, String says) {
    assertThatThrownBy(() -> publishing.publish(ads(publishing, "Analyst")))
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.RECONFIGURE))
        .hasMessageContaining(says);
  }
}
