// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.drop;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.ftp.FTPSClient;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Remedy;

/**
 * A session of FTP inside TLS. Files travel over connections of their own, which go to the host of
 * the session whatever the server says, and resume its TLS session: many servers take no other, so
 * that nobody can slip a file in between.
 */
final class FtpsSession extends FTPSClient {
  static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PATIENCE_WITH_FILES = Duration.ofMinutes(2);
  private static final Pattern PASSIVE =
      Pattern.compile("\\d+,\\d+,\\d+,\\d+,(\\d{1,3}),(\\d{1,3})");
  private static final Pattern EXTENDED = Pattern.compile("\\((.)\\1\\1(\\d{1,5})\\1\\)");
  // A ticket of 1.3 is good for one connection, and Java gives no way to hand it to another socket.
  private static final String[] VERSIONS = {"TLSv1.2"};
  private static final int BITS = 8;

  private final SSLContext context;
  private final SocketFactory guarded;

  private FtpsSession(DropAddress address, SSLContext context, SocketFactory guarded) {
    super(address.way() == DropAddress.Way.FTPS, context);
    this.context = context;
    this.guarded = guarded;
    setSocketFactory(guarded);
    setControlEncoding(StandardCharsets.UTF_8);
    setEnabledProtocols(VERSIONS);
    setEndpointCheckingEnabled(true);
    setConnectTimeout((int) PATIENCE.toMillis());
    setDefaultTimeout((int) PATIENCE.toMillis());
  }

  /** The folder, in a session of its own. */
  static Inbox open(DropAddress address, Login login, SSLContext context, SocketFactory guarded)
      throws IOException {
    FtpsSession session = new FtpsSession(address, context, guarded);
    try {
      session.begin(address, login);
      FtpsInbox inbox = new FtpsInbox(session);
      inbox.enter(address.folder());
      return inbox;
    } catch (IOException | RuntimeException failed) {
      session.cut();
      throw failed;
    }
  }

  private void begin(DropAddress address, Login login) throws IOException {
    connect(address.host(), address.port());
    setSoTimeout((int) PATIENCE_WITH_FILES.toMillis());
    if (!FTPReply.isPositiveCompletion(getReplyCode())) {
      throw refused("a session");
    }
    if (!login(login.user(), login.password())) {
      throw getReplyCode() == FTPReply.NOT_LOGGED_IN
          ? new Denied(Remedy.RECONFIGURE, "does not take this user and password")
          : refused("the login");
    }
    execPBSZ(0);
    execPROT("P");
    if (!setFileType(FTP.BINARY_FILE_TYPE)) {
      throw refused("files as they are");
    }
  }

  /** What a reply that is no yes means. */
  IOException refused(String what) {
    int code = getReplyCode();
    String said = getReplyString() == null ? "" : getReplyString().strip();
    String sentence = "refused " + what + ": " + said;
    return switch (code) {
      case FTPReply.INSUFFICIENT_STORAGE, FTPReply.STORAGE_ALLOCATION_EXCEEDED ->
          new Denied(Remedy.RECONFIGURE, "has no room left for us, ask its owner: " + said);
      case FTPReply.SERVICE_NOT_AVAILABLE -> new Denied(Remedy.WAIT, "is busy: " + said);
      default ->
          new Denied(
              FTPReply.isNegativeTransient(code) ? Remedy.WAIT : Remedy.RECONFIGURE, sentence);
    };
  }

  @Override
  protected @Nullable Socket _openDataConnection_(String command, @Nullable String argument)
      throws IOException {
    int port = passivePort();
    Socket plain = guarded.createSocket();
    try {
      plain.connect(new InetSocketAddress(getRemoteAddress(), port), (int) PATIENCE.toMillis());
      plain.setSoTimeout((int) PATIENCE_WITH_FILES.toMillis());
      if (!FTPReply.isPositivePreliminary(sendCommand(command, argument))) {
        plain.close();
        return null;
      }
      return inTls(plain);
    } catch (IOException failed) {
      plain.close();
      throw failed;
    }
  }

  private int passivePort() throws IOException {
    if (sendCommand("EPSV") == FTPReply.ENTERING_EPSV_MODE) {
      Matcher extended = EXTENDED.matcher(getReplyString());
      if (extended.find()) {
        return Integer.parseInt(extended.group(2));
      }
    } else if (sendCommand("PASV") == FTPReply.ENTERING_PASSIVE_MODE) {
      Matcher passive = PASSIVE.matcher(getReplyString());
      if (passive.find()) {
        return Integer.parseInt(passive.group(1)) << BITS | Integer.parseInt(passive.group(2));
      }
    }
    throw refused("a connection for files");
  }

  private Socket inTls(Socket plain) throws IOException {
    int port = getRemotePort();
    SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(new AsOne(plain, port), _hostname_, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(VERSIONS);
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  /** Ends in order; a server that is rude at the end has the files all the same. */
  void end() throws IOException {
    try {
      if (isConnected()) {
        quit();
      }
    } catch (IOException rude) {
      // Whatever counts was answered before.
    } finally {
      cut();
    }
  }

  private void cut() throws IOException {
    if (isConnected()) {
      disconnect();
    }
  }
}
