// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Account;
import org.reqcast.connector.Check;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.ConnectorFile;
import org.reqcast.connector.Escape;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Template;
import org.reqcast.connector.Vocabulary;
import org.reqcast.connector.Words;
import org.reqcast.grammar.Surroundings;
import org.reqcast.http.Door;
import org.reqcast.http.HttpFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mail server of one account (RFC 5321, submission by RFC 6409 and RFC 8314). */
final class MailServer {
  private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  // A server may look into a mail for long before it says that it took it.
  private static final Duration PATIENCE_AT_THE_END = Duration.ofMinutes(2);
  private static final int SUBMISSION = 587;
  private static final int SUBMISSION_IN_TLS = 465;
  private static final int RELAY = 25;

  private final ConnectorFile file;
  private final Account account;
  private final Mail.Login login;
  private final Surroundings around;

  MailServer(ConnectorFile file, Account account, Mail.Login login, Surroundings around) {
    this.file = file;
    this.account = account;
    this.login = login;
    this.around = around;
  }

  /** What became of a mail. */
  sealed interface Sent {
    /** The server took it; {@code said} is its answer. */
    record Taken(String said) implements Sent {}

    /** It will not have it; nobody got it. */
    record Refused(String said) implements Sent {}

    /** Nobody knows whether it took it. */
    record Unanswered(String why) implements Sent {}
  }

  /** Where the server is, and whether the way is closed to others. */
  record Place(String host, int port, boolean tls, boolean plain) {}

  private Place place() throws ConnectorException {
    Template home =
        Template.of(
            String.valueOf(file.home()),
            Escape.NONE,
            Vocabulary.ofAccount(file).withSecrets(),
            (line, ignored) -> {});
    String address = home.render(words()).strip();
    try {
      URI uri = URI.create(address);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (uri.getHost() != null && scheme.matches("smtps?|relay")) {
        int usual =
            switch (scheme) {
              case "smtps" -> SUBMISSION_IN_TLS;
              case "smtp" -> SUBMISSION;
              default -> RELAY;
            };
        int port = uri.getPort() < 0 ? usual : uri.getPort();
        return new Place(uri.getHost(), port, scheme.equals("smtps"), scheme.equals("relay"));
      }
    } catch (IllegalArgumentException unreadable) {
      // Told below.
    }
    throw trouble(
        Remedy.RECONFIGURE,
        "'"
            + address
            + "' is no mail server: write smtp://host for a session that turns to TLS, smtps://host"
            + " for TLS from the start, or relay://host for an own relay without TLS");
  }

  private Words words() {
    return around.wording().of(account).withSecrets(account);
  }

  Session session(@Nullable Place at, javax.net.@Nullable SocketFactory sockets) {
    Properties set = new Properties();
    if (at != null && sockets != null) {
      String millis = String.valueOf(PATIENCE.toMillis());
      set.put("mail.smtp.host", at.host());
      set.put("mail.smtp.port", String.valueOf(at.port()));
      set.put("mail.smtp.connectiontimeout", millis);
      set.put("mail.smtp.timeout", String.valueOf(PATIENCE_AT_THE_END.toMillis()));
      set.put("mail.smtp.writetimeout", millis);
      set.put("mail.smtp.auth", String.valueOf(!user().isEmpty()));
      set.put("mail.smtp.socketFactory", sockets);
      set.put("mail.smtp.socketFactory.fallback", "false");
      set.put("mail.smtp.ssl.socketFactory", sockets);
      set.put("mail.smtp.ssl.enable", String.valueOf(at.tls()));
      set.put("mail.smtp.ssl.checkserveridentity", "true");
      set.put("mail.smtp.starttls.enable", String.valueOf(!at.tls() && !at.plain()));
      set.put("mail.smtp.starttls.required", String.valueOf(!at.tls() && !at.plain()));
      // One reader who is refused refuses the mail, so that sending it again doubles nobody's.
      set.put("mail.smtp.sendpartial", "false");
      set.put("mail.smtp.reportsuccess", "false");
      set.put("mail.smtp.quitwait", "false");
      set.put("mail.smtp.localhost", "localhost");
    }
    return Session.getInstance(set);
  }

  private String user() {
    return login.user().render(words()).strip();
  }

  Check.Health check() throws InterruptedException {
    try {
      Place place = place();
      visit(
          place,
          transport -> {
            return new Sent.Taken("");
          });
      return new Check.Health.Well((user().isEmpty() ? "anybody" : user()) + " at " + place.host());
    } catch (ConnectorException e) {
      return new Check.Health.Unwell(e.remedy(), String.valueOf(e.getMessage()));
    }
  }

  /** Something done in a session that the server let us begin. */
  @FunctionalInterface
  private interface Doing {
    Sent with(Transport transport) throws MessagingException;
  }

  /**
   * Hands a mail over.
   *
   * @throws ConnectorException where the server certainly did not take it, and may later
   */
  Sent send(MimeMessage mail) throws ConnectorException, InterruptedException {
    return visit(
        place(),
        transport -> {
          try {
            transport.sendMessage(mail, mail.getAllRecipients());
            return new Sent.Taken(said(transport));
          } catch (MessagingException e) {
            return judged(e);
          }
        });
  }

  private Sent visit(Place place, Doing doing) throws ConnectorException, InterruptedException {
    Door door =
        new Door(
            account.name(), place.host(), place.port(), file.manners(), account.privateAllowed());
    try {
      return around
          .http()
          .<Sent, MessagingException>visit(
              door,
              sockets -> {
                Transport transport = session(place, sockets).getTransport("smtp");
                try {
                  transport.connect(
                      place.host(), place.port(), user(), login.password().render(words()).strip());
                  return doing.with(transport);
                } finally {
                  close(transport);
                }
              });
    } catch (AuthenticationFailedException refused) {
      throw trouble(
          Remedy.RECONFIGURE,
          "does not take this user and password"
              + (said(refused).isEmpty() ? "" : ": " + said(refused)));
    } catch (Busy busy) {
      throw trouble(Remedy.WAIT, "is busy: " + busy.getMessage());
    } catch (MessagingException unreached) {
      throw unreached(unreached);
    } catch (HttpFailure notYet) {
      throw new ConnectorException(
          Remedy.WAIT, name() + " " + notYet.getMessage(), notYet.until(), notYet);
    }
  }

  /** A server that is rude at the end has the mail all the same. */
  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException rude) {
      LOG.debug("The mail server ended the session early: {}", rude.getMessage());
    }
  }

  /** Not now; certainly not taken. */
  private static final class Busy extends MessagingException {
    private static final long serialVersionUID = 1;

    Busy(String said) {
      super(said);
    }
  }

  private static String said(MessagingException e) {
    return e.getMessage() == null ? "" : e.getMessage().strip();
  }

  private static String said(Transport transport) {
    return transport instanceof org.eclipse.angus.mail.smtp.SMTPTransport smtp
        ? String.valueOf(smtp.getLastServerResponse()).strip()
        : "";
  }

  /** What an error after the session had begun means: only an answer of the server's is certain. */
  private static Sent judged(MessagingException e) throws Busy {
    int code = 0;
    String said = "";
    for (Exception cause = e;
        cause instanceof MessagingException one && code == 0;
        cause = one.getNextException()) {
      code =
          switch (one) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException sending -> sending.getReturnCode();
            default -> 0;
          };
      said = said(one);
    }
    if (code >= 500) {
      return new Sent.Refused(said);
    }
    if (code >= 400) {
      throw new Busy(said);
    }
    if (code == 0 && e instanceof SendFailedException && !(e.getCause() instanceof Exception)) {
      return new Sent.Refused(said);
    }
    return new Sent.Unanswered(said.isEmpty() ? "the connection ended" : said);
  }

  private ConnectorException unreached(MessagingException e) {
    String why = e.getMessage() + (e.getCause() == null ? "" : ": " + e.getCause().getMessage());
    if (why.contains("STARTTLS is required")) {
      return trouble(
          Remedy.RECONFIGURE,
          "offers no TLS, so the password would be readable; write smtps:// where it has TLS from"
              + " the start, relay:// for a relay of your own");
    }
    boolean ours = why.contains("private network") || why.contains("host name is not known");
    return trouble(ours ? Remedy.RECONFIGURE : Remedy.WAIT, "cannot be reached: " + why);
  }

  private String name() {
    return "%s (%s)".formatted(account.name(), file.name());
  }

  private ConnectorException trouble(Remedy remedy, String what) {
    String password = login.password().render(words()).strip();
    String open = password.isEmpty() ? what : what.replace(password, "‹secret›");
    return new ConnectorException(remedy, name() + " " + open.strip());
  }
}
