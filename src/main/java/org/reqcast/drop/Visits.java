// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.drop;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Account;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Remedy;
import org.reqcast.grammar.Surroundings;
import org.reqcast.http.Door;
import org.reqcast.http.HttpFailure;

/** Opens the folder of one account, and sorts what goes wrong there by who must act. */
record Visits(Drop drop, Account account, Surroundings around) {

  /** Something done in the folder. */
  @FunctionalInterface
  interface Doing {
    boolean in(Inbox inbox) throws IOException, ConnectorException;
  }

  boolean to(DropAddress to, Doing doing) throws ConnectorException {
    try {
      if (to.here()) {
        return done(LocalInbox.in(around.home().resolve(to.folder())), doing);
      }
      Door door =
          new Door(
              account.name(),
              to.host(),
              to.port(),
              drop.file().manners(),
              account.privateAllowed());
      return around.http().<Boolean, Trouble>visit(door, sockets -> inside(to, sockets, doing));
    } catch (Trouble trouble) {
      throw trouble.why;
    } catch (IOException failed) {
      throw sorted(to, failed);
    } catch (HttpFailure notYet) {
      throw new ConnectorException(
          Remedy.WAIT, name(to) + " " + notYet.getMessage(), notYet.until(), notYet);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ConnectorException(Remedy.WAIT, "stopped before " + to + " was reached");
    }
  }

  /** Carries either kind of exception out of a visit, which lets out one. */
  private static final class Trouble extends Exception {
    private static final long serialVersionUID = 1;

    private final transient ConnectorException why;

    Trouble(ConnectorException why) {
      super(why);
      this.why = why;
    }
  }

  private boolean inside(DropAddress to, SocketFactory sockets, Doing doing) throws Trouble {
    try {
      return done(open(to, sockets), doing);
    } catch (ConnectorException known) {
      throw new Trouble(known);
    } catch (IOException failed) {
      throw new Trouble(sorted(to, failed));
    }
  }

  private static boolean done(Inbox inbox, Doing doing) throws IOException, ConnectorException {
    try (inbox) {
      return doing.in(inbox);
    }
  }

  private Inbox open(DropAddress to, SocketFactory sockets) throws IOException {
    Login login = drop.login(account, around);
    if (to.way() == DropAddress.Way.SFTP) {
      return new SftpSession(to, login, sockets).open();
    }
    String authority = drop.authority(account, around);
    @Nullable Path file = authority.isEmpty() ? null : around.home().resolve(authority);
    return FtpsSession.open(to, login, Authority.trusting(file), sockets);
  }

  private ConnectorException sorted(DropAddress to, IOException failed) {
    String said = drop.login(account, around).strike(String.valueOf(failed.getMessage()));
    String name = name(to) + " ";
    if (failed instanceof Denied denied) {
      return new ConnectorException(denied.remedy(), name + said, null, failed);
    }
    if (failed instanceof UnknownHostException) {
      return new ConnectorException(
          Remedy.RECONFIGURE, name + "cannot be reached: " + said, null, failed);
    }
    for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException wrong) {
        return new ConnectorException(
            Remedy.RECONFIGURE,
            name
                + "shows a certificate that is not believed, and nothing was said to it: "
                + wrong.getMessage()
                + ". Where its authority is a private one, name the file with its certificate",
            null,
            failed);
      }
    }
    return new ConnectorException(
        Remedy.WAIT, name + "broke off or was not reached: " + said, null, failed);
  }

  private String name(DropAddress to) {
    return account.name() + " (" + to + ")";
  }
}
