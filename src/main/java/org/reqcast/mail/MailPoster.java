// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Account;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Poster;
import org.reqcast.connector.Preview;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Template;
import org.reqcast.connector.Withdrawn;
import org.reqcast.connector.Words;
import org.reqcast.grammar.Surroundings;

/** Sends an opening to readers by mail, and tells them of changes and of its end. */
final class MailPoster implements Poster {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Mail.Spoken spoken;
  private final MailServer server;
  private final Surroundings around;
  private final Account account;

  MailPoster(Mail.Spoken spoken, MailServer server, Surroundings around, Account account) {
    this.spoken = spoken;
    this.server = server;
    this.around = around;
    this.account = account;
  }

  @Override
  public Sureness sureness() {
    return Sureness.NOTHING;
  }

  @Override
  public Look look(Ad ad) {
    return new Look.CannotLook();
  }

  @Override
  public boolean changeTells() {
    return true;
  }

  @Override
  public boolean withdrawalTells() {
    return true;
  }

  @Override
  public Posted post(Ad ad) throws ConnectorException {
    return posted(ad, spoken.created(), null);
  }

  @Override
  public Posted update(Ad ad, AdRef standing) throws ConnectorException {
    return spoken.changed() == null
        ? new Posted.Refused("A mail cannot be changed; the earlier one is with its readers", null)
        : posted(ad, spoken.changed(), standing);
  }

  @Override
  public Withdrawn withdraw(Ad ad, AdRef standing) throws ConnectorException {
    if (spoken.closed() == null) {
      return new Withdrawn.CannotClose("A mail cannot be taken back");
    }
    return switch (sent(ad, spoken.closed(), "close", standing)) {
      case MailServer.Sent.Taken taken -> new Withdrawn.CannotClose(spoken.instead());
      case MailServer.Sent.Refused refused ->
          new Withdrawn.CannotClose(
              "A mail cannot be taken back, and the one that tells of it was refused: "
                  + refused.said());
      case MailServer.Sent.Unanswered unanswered -> new Withdrawn.Unanswered(unanswered.why());
    };
  }

  private Posted posted(Ad ad, Mail.Letter letter, @Nullable AdRef standing)
      throws ConnectorException {
    return switch (sent(ad, letter, standing == null ? "new" : "change", standing)) {
      case MailServer.Sent.Taken taken ->
          new Posted.Live(standing == null ? new AdRef(id(ad, "new"), null) : standing);
      case MailServer.Sent.Refused refused -> new Posted.Refused(refused.said(), null);
      case MailServer.Sent.Unanswered unanswered -> new Posted.Unanswered(unanswered.why());
    };
  }

  private MailServer.Sent sent(Ad ad, Mail.Letter letter, String what, @Nullable AdRef standing)
      throws ConnectorException {
    MimeMessage mail;
    try {
      mail = mail(ad, letter, what, standing);
    } catch (AddressException e) {
      return new MailServer.Sent.Refused(
          "'" + e.getRef() + "' is no mail address: " + e.getMessage());
    } catch (MessagingException e) {
      throw new ConnectorException(Remedy.REPAIR, "the mail cannot be made: " + e.getMessage());
    }
    try {
      return server.send(mail);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ConnectorException(Remedy.WAIT, "stopped before the mail was sent");
    }
  }

  private MimeMessage mail(Ad ad, Mail.Letter letter, String what, @Nullable AdRef standing)
      throws MessagingException {
    Words words = around.wording().of(ad, account);
    String id = id(ad, what);
    MimeMessage mail =
        new MimeMessage(server.session(null, null)) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
          }
        };
    mail.addFrom(addresses(spoken.from(), words));
    mail.setRecipients(Message.RecipientType.TO, addresses(spoken.to(), words));
    if (spoken.replyTo() != null && !line(spoken.replyTo(), words).isEmpty()) {
      mail.setReplyTo(addresses(spoken.replyTo(), words));
    }
    mail.setSubject(line(letter.subject(), words), UTF_8);
    mail.setHeader("Date", DATE.format(around.clock().instant()));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("X-Reqcast-Posting", ad.posting());
    if (standing != null) {
      mail.setHeader("In-Reply-To", standing.id());
      mail.setHeader("References", standing.id());
    }
    String text = letter.text().render(words);
    if (letter.html() == null) {
      mail.setText(text, UTF_8);
    } else {
      mail.setContent(either(text, letter.html().render(words)));
    }
    mail.saveChanges();
    return mail;
  }

  /** Names with letters that mail servers do not know are encoded, addresses are not touched. */
  private static InternetAddress[] addresses(Template template, Words words)
      throws MessagingException {
    InternetAddress[] addresses = InternetAddress.parse(line(template, words), true);
    for (InternetAddress address : addresses) {
      try {
        address.setPersonal(address.getPersonal(), UTF_8);
      } catch (UnsupportedEncodingException e) {
        throw new IllegalStateException("every Java has UTF-8", e);
      }
    }
    return addresses;
  }

  private static MimeMultipart either(String text, String html) throws MessagingException {
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(text, UTF_8);
    MimeBodyPart marked = new MimeBodyPart();
    marked.setText(html, UTF_8, "html");
    MimeMultipart either = new MimeMultipart("alternative");
    either.addBodyPart(plain);
    either.addBodyPart(marked);
    return either;
  }

  /** The same mail always has the same name, so that readers' servers may drop a second one. */
  private String id(Ad ad, String what) {
    String from = line(spoken.from(), around.wording().of(ad, account));
    String domain = from.replaceFirst("(?s).*@", "").replaceAll("[^A-Za-z0-9.-]", "");
    return "<" + ad.key() + "." + what + "@" + (domain.isEmpty() ? "localhost" : domain) + ">";
  }

  /** One line: what would begin another header is a space. */
  private static String line(Template template, Words words) {
    return template.render(words).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }

  @Override
  public Preview preview(Ad ad) {
    Words words = around.wording().of(ad, account);
    String head =
        "From: %s%nTo: %s%nSubject: %s%n%n"
            .formatted(
                line(spoken.from(), words),
                line(spoken.to(), words),
                line(spoken.created().subject(), words));
    return new Preview(
        List.of(new Preview.Part("Mail", head + spoken.created().text().render(words))), List.of());
  }
}
