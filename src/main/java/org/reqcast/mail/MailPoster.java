// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Account;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Poster;
import org.reqcast.connector.Preview;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Withdrawn;
import org.reqcast.connector.Words;
import org.reqcast.grammar.Surroundings;

/** Sends an opening to readers by mail, and tells them of changes and of its end. */
final class MailPoster implements Poster {
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
    MimeMessage mail = spoken.heading().mail(letter, words, id(ad, what), around.clock().instant());
    mail.setHeader("X-Reqcast-Posting", ad.posting());
    if (standing != null) {
      mail.setHeader("In-Reply-To", standing.id());
      mail.setHeader("References", standing.id());
    }
    mail.saveChanges();
    return mail;
  }

  private String id(Ad ad, String what) {
    return spoken.heading().id(ad.key() + "." + what, around.wording().of(ad, account));
  }

  @Override
  public Preview preview(Ad ad) {
    String mail = spoken.heading().preview(spoken.created(), around.wording().of(ad, account));
    return new Preview(List.of(new Preview.Part("Mail", mail)), List.of());
  }
}
