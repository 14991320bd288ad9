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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.Check;
import org.reqcast.connector.Connector;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Poster;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Withdrawn;
import org.reqcast.http.PoliteHttp;
import org.reqcast.sandbox.SmtpServer;

/** Mails as a strict server takes them, and what becomes of one that it does not answer. */
class MailIT {
  private static final String READERS = "list@lists.example.org, Pat <pat@agency.example.org>";

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

  private Connector account(Map<String, String> other) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "server",
                server.address(),
                "user",
                "recruiter",
                "from",
                "Jobs at Zürich & Söhne <jobs@riverside.example.org>",
                "to",
                READERS));
    settings.putAll(other);
    String password = settings.getOrDefault("password", "geheim-42");
    settings.remove("password");
    return Opened.on("mail", settings, Map.of("password", password), http, Ads.CLOCK);
  }

  private Poster poster() {
    return (Poster) account(Map.of()).delivery().orElseThrow();
  }

  private MimeMessage mail(int index) throws Exception {
    byte[] raw = server.mails().get(index).getBytes(StandardCharsets.US_ASCII);
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
  }

  @Test
  void anOpeningIsOneMailInPlainTextAndInHtml() throws Exception {
    Posted posted = poster().post(Ads.ad("epic-17-columbus", "r1", "Épic Analyst 👩‍⚕️\nBcc: x@y"));
    MimeMessage mail = mail(0);
    assertThat(posted).isEqualTo(new Posted.Live(new AdRef(mail.getMessageID(), null)));
    assertThat(mail.getSubject()).startsWith("Épic Analyst 👩‍⚕️ Bcc: x@y · Columbus, OH");
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getFrom()[0].toString()).contains("jobs@riverside.example.org");
    assertThat(mail.getAllRecipients()).hasSize(2);
    assertThat(mail.getHeader("Auto-Submitted", ",")).isEqualTo("auto-generated");
    MimeMultipart both = (MimeMultipart) mail.getContent();
    assertThat(both.getBodyPart(0).getContent().toString()).contains("Épic Analyst 👩‍⚕️");
    assertThat(both.getBodyPart(1).getContent().toString()).contains("<em>Epic Ambulatory</em>");
  }

  /** As it goes over the wire; where the parts of a mail end is another word each time. */
  @ParameterizedTest
  @CsvSource({"post", "update", "close"})
  void theWholeMailIsTheFixture(String what) throws Exception {
    Poster poster = poster();
    AdRef standing = new AdRef("<first@riverside.example.org>", null);
    switch (what) {
      case "post" -> poster.post(Ads.EPIC_ANALYST);
      case "update" -> poster.update(Ads.EPIC_ANALYST_CHANGED, standing);
      default -> poster.withdraw(Ads.EPIC_ANALYST, standing);
    }
    String sent = server.mails().getFirst().replaceAll("----=_Part_[\\w.]+", "----=_Part");
    Path fixture = Path.of("src/test/resources/fixtures/mail", what + ".eml");
    if ("write".equals(System.getProperty("fixtures"))) {
      Files.createDirectories(fixture.getParent());
      Files.writeString(fixture, sent);
    }
    assertThat(sent).isEqualToNormalizingNewlines(Files.readString(fixture));
  }

  @Test
  void changesAndTheEndAreToldInTheSameThread() throws Exception {
    Poster poster = poster();
    Posted.Live live = (Posted.Live) poster.post(Ads.EPIC_ANALYST);
    assertThat(poster.update(Ads.EPIC_ANALYST_CHANGED, live.ad())).isEqualTo(live);
    assertThat(poster.withdraw(Ads.EPIC_ANALYST_CHANGED, live.ad()))
        .isInstanceOf(Withdrawn.CannotClose.class)
        .asString()
        .contains("readers were told");
    assertThat(List.of(mail(1).getSubject(), mail(2).getSubject()))
        .satisfiesExactly(
            subject -> assertThat(subject).startsWith("Changed: Senior"),
            subject -> assertThat(subject).startsWith("Closed: "));
    assertThat(mail(2).getHeader("References", ",")).isEqualTo(mail(0).getMessageID());
  }

  @Test
  void aMailWhoseAnswerGotLostIsNeverTakenForRefused() throws Exception {
    server.mood(SmtpServer.Mood.DEAF);
    assertThat(poster().post(Ads.EPIC_ANALYST)).isInstanceOf(Posted.Unanswered.class);
    assertThat(server.mails()).hasSize(1);
  }

  @Test
  void aChangeOrAnEndIsAMessageWhoseAnswerMayGetLost() throws Exception {
    Poster poster = poster();
    Posted.Live live = (Posted.Live) poster.post(Ads.EPIC_ANALYST);
    server.mood(SmtpServer.Mood.DEAF);
    assertThat(poster.update(Ads.EPIC_ANALYST_CHANGED, live.ad()))
        .isInstanceOf(Posted.Unanswered.class);
    assertThat(poster.withdraw(Ads.EPIC_ANALYST_CHANGED, live.ad()))
        .isInstanceOf(Withdrawn.Unanswered.class);
    assertThat(poster.changeTells() && poster.withdrawalTells()).isTrue();
  }

  @Test
  void theSameRevisionAlwaysHasTheSameName() throws Exception {
    poster().post(Ads.EPIC_ANALYST);
    poster().post(Ads.EPIC_ANALYST);
    poster().post(Ads.EPIC_ANALYST_CHANGED);
    assertThat(mail(0).getMessageID()).isEqualTo(mail(1).getMessageID());
    assertThat(mail(2).getMessageID()).isNotEqualTo(mail(1).getMessageID());
  }

  @ParameterizedTest
  @CsvSource({"KNOWS_NO_READER, No such user", "DISLIKES_THE_CONTENT, spam"})
  void aRefusalIsAResult(SmtpServer.Mood mood, String reason) throws Exception {
    server.mood(mood);
    assertThat(poster().post(Ads.EPIC_ANALYST))
        .isInstanceOf(Posted.Refused.class)
        .asString()
        .contains(reason);
    assertThat(server.mails()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"BUSY", "GONE"})
  void whatPassesIsWaitedFor(SmtpServer.Mood mood) {
    server.mood(mood);
    assertThatThrownBy(() -> poster().post(Ads.EPIC_ANALYST))
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.WAIT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "password | wrong-word       | user and password",
        "server   | mail.example.org | is no mail server: write smtp://",
        "to       | nobody at all    | no mail address"
      })
  void whatIsWrongWithOurSettingsIsSaid(String setting, String value, String says)
      throws Exception {
    Poster poster = (Poster) account(Map.of(setting, value)).delivery().orElseThrow();
    String said;
    try {
      said = poster.post(Ads.EPIC_ANALYST).toString();
    } catch (ConnectorException e) {
      assertThat(e.remedy()).isEqualTo(Remedy.RECONFIGURE);
      said = e.getMessage();
    }
    assertThat(said).contains(says).doesNotContain("wrong-word");
    assertThat(server.mails()).isEmpty();
  }

  @Test
  void aServerWithoutTlsGetsNoPassword() {
    Connector account = account(Map.of("server", server.tlsAddress()));
    assertThatThrownBy(() -> ((Poster) account.delivery().orElseThrow()).post(Ads.EPIC_ANALYST))
        .hasMessageContaining("offers no TLS");
    assertThat(server.mails()).isEmpty();
  }

  @Test
  void theCheckSendsNothing() throws Exception {
    assertThat(account(Map.of()).check().check())
        .isEqualTo(new Check.Health.Well("recruiter at 127.0.0.1"));
    assertThat(server.mails()).isEmpty();
  }
}
