// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * A mail server without TLS, as strict as RFC 5321 allows: commands in order, lines of 1,000 octets
 * that end in CRLF, no octet above 127 (it does not offer 8BITMIME), a password where it has one.
 */
public final class SmtpServer implements AutoCloseable {
  private static final int LONGEST_LINE = 1000;

  /** How it treats whoever comes. */
  public enum Mood {
    FAIR,
    /** Takes the mail and hangs up without a word. */
    DEAF,
    BUSY,
    KNOWS_NO_READER,
    DISLIKES_THE_CONTENT,
    /** Hangs up when greeted. */
    GONE
  }

  private final ServerSocket door;
  private final String password;
  private final List<String> mails = new ArrayList<>();
  private volatile Mood mood = Mood.FAIR;

  /**
   * @param password the password of {@code recruiter}; empty where anybody may send
   */
  public SmtpServer(String password) {
    this.password = password;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::listen);
  }

  public String address() {
    return "relay://127.0.0.1:" + door.getLocalPort();
  }

  /** As a server that ought to offer TLS. */
  public String tlsAddress() {
    return "smtp://127.0.0.1:" + door.getLocalPort();
  }

  public void mood(Mood next) {
    mood = next;
  }

  /** The mails that it took, headers and all. */
  public synchronized List<String> mails() {
    return List.copyOf(mails);
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listen() {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        Thread.ofVirtual().start(() -> serve(caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket caller) {
    try (caller;
        InputStream in = new BufferedInputStream(caller.getInputStream());
        OutputStream out = caller.getOutputStream()) {
      new Session(in, out).run();
    } catch (IOException ended) {
      // The caller hung up, or broke a rule and was hung up on.
    }
  }

  /** One caller's session. */
  private final class Session {
    private final InputStream in;
    private final OutputStream out;
    private boolean known;
    private boolean sender;
    private int readers;

    Session(InputStream in, OutputStream out) {
      this.in = in;
      this.out = out;
    }

    void run() throws IOException {
      if (mood == Mood.GONE) {
        return;
      }
      say("220 mail.example.org ESMTP");
      for (String line = line(); !line.toUpperCase(Locale.ROOT).startsWith("QUIT"); line = line()) {
        if (!answer(line)) {
          return;
        }
      }
      say("221 Bye");
    }

    private boolean answer(String line) throws IOException {
      String verb = line.toUpperCase(Locale.ROOT).split("[ :]", 2)[0];
      switch (verb) {
        case "EHLO" -> say("250-mail.example.org\r\n250-SIZE 1000000\r\n250 AUTH PLAIN");
        case "AUTH" -> {
          known = authenticated(line.replaceFirst("(?i)^AUTH PLAIN ", ""));
          say(known ? "235 Authenticated" : "535 5.7.8 Authentication credentials invalid");
        }
        case "MAIL" -> {
          sender = password.isEmpty() || known;
          say(
              mood == Mood.BUSY
                  ? "451 4.7.1 Greylisted, try again later"
                  : sender ? "250 OK" : "530 5.7.0 Authentication required");
        }
        case "RCPT" -> {
          boolean takes = sender && mood != Mood.KNOWS_NO_READER;
          readers += takes ? 1 : 0;
          say(takes ? "250 OK" : "550 5.1.1 No such user here");
        }
        case "DATA" -> {
          return data();
        }
        case "RSET" -> {
          sender = false;
          readers = 0;
          say("250 OK");
        }
        default -> say("502 Command not implemented");
      }
      return true;
    }

    /** RFC 4616: whom to act as, who we are, the password. */
    private boolean authenticated(String plain) {
      byte[] said = Base64.getDecoder().decode(plain);
      String[] parts = new String(said, StandardCharsets.UTF_8).split("\0", -1);
      return parts.length == 3 && parts[1].equals("recruiter") && parts[2].equals(password);
    }

    private boolean data() throws IOException {
      if (readers == 0) {
        say("503 Valid RCPT command must precede DATA");
        return true;
      }
      say("354 End data with <CR><LF>.<CR><LF>");
      StringBuilder mail = new StringBuilder();
      for (String line = line(); !line.equals("."); line = line()) {
        mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
      }
      if (mood == Mood.DISLIKES_THE_CONTENT) {
        say("554 5.7.1 Message rejected as spam");
        return true;
      }
      synchronized (SmtpServer.this) {
        mails.add(mail.toString());
      }
      if (mood == Mood.DEAF) {
        return false;
      }
      say("250 2.0.0 OK queued as 1A2B3C");
      return true;
    }

    private void say(String words) throws IOException {
      out.write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }

    private String line() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      while (true) {
        int octet = in.read();
        if (octet == '\r') {
          if (in.read() != '\n') {
            throw new IOException("a line must end in CRLF");
          }
          return line.toString(StandardCharsets.US_ASCII);
        }
        if (octet < 0 || octet > 127 || octet == '\n' || line.size() > LONGEST_LINE - 2) {
          throw new IOException("not a line of RFC 5321");
        }
        line.write(octet);
      }
    }
  }
}
