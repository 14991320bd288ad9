// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.drop;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.reqcast.connector.Remedy;

/** Begins sessions of SFTP with a server that a person knows. */
record SftpSession(DropAddress address, Login login, javax.net.SocketFactory sockets) {
  static final Duration PATIENCE = Duration.ofSeconds(20);

  // A server has a key for each; the accepted fingerprint may be that of any.
  private static final List<String> KINDS =
      List.of(
          "ssh-ed25519",
          "ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521",
          "rsa-sha2-512,rsa-sha2-256");

  /** A session, logged in; nothing of our login is said to a server that nobody knows. */
  Session begin() throws IOException {
    HostKeys keys = new HostKeys(login.hostKeys());
    boolean strange = false;
    for (String kind : KINDS) {
      try {
        return begin(keys, kind);
      } catch (JSchAlgoNegoFailException otherKind) {
        if (!otherKind.getAlgorithmName().contains("server_host_key")) {
          throw failed(otherKind);
        }
      } catch (JSchHostKeyException unknown) {
        if (keys.none()) {
          throw strange(keys);
        }
        strange = true;
      } catch (JSchException failed) {
        throw failed(failed);
      }
    }
    throw strange
        ? strange(keys)
        : new Denied(Remedy.RECONFIGURE, "has no host key of a kind that is still thought safe");
  }

  private Session begin(HostKeys keys, String kind) throws JSchException, Denied {
    JSch ssh = new JSch();
    ssh.setHostKeyRepository(keys);
    if (!login.key().isEmpty()) {
      try {
        // What signs must end in a line feed, which settings often lose.
        ssh.addIdentity("key", bytes(login.key().strip() + "\n"), null, bytes(login.passphrase()));
      } catch (JSchException unreadable) {
        throw new Denied(
            Remedy.RECONFIGURE,
            "cannot be given our key: it is no private key in PEM or OpenSSH form, or the passphrase"
                + " is another");
      }
    }
    Session session = ssh.getSession(login.user(), address.host(), address.port());
    session.setConfig("StrictHostKeyChecking", "yes");
    session.setConfig("server_host_key", kind);
    session.setConfig("PreferredAuthentications", "publickey,password,keyboard-interactive");
    if (!login.password().isEmpty()) {
      session.setPassword(bytes(login.password()));
    }
    session.setSocketFactory(new Sockets(sockets));
    session.setDaemonThread(true);
    session.connect((int) PATIENCE.toMillis());
    session.setTimeout((int) PATIENCE.toMillis());
    return session;
  }

  /** The folder, in a session of its own. */
  Inbox open() throws IOException {
    Session session = begin();
    try {
      SftpInbox inbox = new SftpInbox(session);
      inbox.enter(address.folder());
      return inbox;
    } catch (JSchException none) {
      session.disconnect();
      throw new Denied(Remedy.RECONFIGURE, "offers no SFTP to this user: " + none.getMessage());
    } catch (IOException failed) {
      session.disconnect();
      throw failed;
    }
  }

  private Denied strange(HostKeys keys) {
    return new Denied(
        Remedy.RECONFIGURE,
        keys.none()
            ? "shows the host key %s, which nobody has accepted yet: compare it with what the server's owner says, then write it into the account's settings as hostKey"
                .formatted(keys.shown())
            : "shows another host key than the one accepted: %s. Either it was replaced, or somebody stands in between; nothing was said to it. Ask the server's owner, and only if they know of it write it into the account's settings as hostKey"
                .formatted(keys.shown()));
  }

  private static IOException failed(JSchException failed) {
    for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException unknown) {
        return unknown;
      }
    }
    String said = String.valueOf(failed.getMessage());
    String low = said.toLowerCase(Locale.ROOT);
    if (low.startsWith("auth ")
        || low.contains("too many authentication")
        || low.contains("usernameauth")) {
      return new Denied(Remedy.RECONFIGURE, "does not take this user with this key or password");
    }
    if (failed instanceof JSchAlgoNegoFailException) {
      return new Denied(
          Remedy.RECONFIGURE, "speaks only in ways that are not thought safe any more: " + said);
    }
    return new IOException(said, failed);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Sockets as the library asks for them. */
  private record Sockets(javax.net.SocketFactory sockets) implements SocketFactory {
    @Override
    public Socket createSocket(String host, int port) throws IOException {
      Socket socket = sockets.createSocket();
      try {
        socket.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
        return socket;
      } catch (IOException unreached) {
        socket.close();
        throw unreached;
      }
    }

    @Override
    public InputStream getInputStream(Socket socket) throws IOException {
      return socket.getInputStream();
    }

    @Override
    public OutputStream getOutputStream(Socket socket) throws IOException {
      return socket.getOutputStream();
    }
  }
}
