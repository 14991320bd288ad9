// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.Escape;
import org.reqcast.connector.Template;
import org.reqcast.connector.Vocabulary;
import org.reqcast.connector.Words;

/**
 * Who writes to whom.
 *
 * @param replyTo where answers go; null for the sender
 */
record Heading(Template from, Template to, @Nullable Template replyTo) {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  static Heading read(YamlMap post, Vocabulary open) {
    return new Heading(
        Template.of(post, "from", Escape.NONE, open),
        Template.of(post, "to", Escape.NONE, open),
        Template.ofIf(post, "reply-to", Escape.NONE, open).orElse(null));
  }

  /** A mail with its own name; whoever adds headers to it saves it afterwards. */
  MimeMessage mail(Mail.Letter letter, Words words, String id, Instant now)
      throws MessagingException {
    MimeMessage mail =
        new MimeMessage(Session.getInstance(new java.util.Properties())) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
          }
        };
    mail.addFrom(addresses(from, words));
    mail.setRecipients(Message.RecipientType.TO, addresses(to, words));
    if (replyTo != null && !line(replyTo, words).isEmpty()) {
      mail.setReplyTo(addresses(replyTo, words));
    }
    mail.setSubject(line(letter.subject(), words), UTF_8);
    mail.setHeader("Date", DATE.format(now));
    mail.setHeader("Auto-Submitted", "auto-generated");
    String text = letter.text().render(words);
    if (letter.html() == null) {
      mail.setText(text, UTF_8);
    } else {
      mail.setContent(either(text, letter.html().render(words)));
    }
    return mail;
  }

  /** As a person sees it before it is sent. */
  String preview(Mail.Letter letter, Words words) {
    return "From: %s%nTo: %s%nSubject: %s%n%n"
            .formatted(line(from, words), line(to, words), line(letter.subject(), words))
        + letter.text().render(words);
  }

  /** The same mail always has the same name, so that readers' servers may drop a second one. */
  String id(String name, Words words) {
    String domain = line(from, words).replaceFirst("(?s).*@", "").replaceAll("[^A-Za-z0-9.-]", "");
    return "<" + name + "@" + (domain.isEmpty() ? "localhost" : domain) + ">";
  }

  /** One line: what would begin another header is a space. */
  static String line(Template template, Words words) {
    return template.render(words).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
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
}
