// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A server of FTP inside TLS with one folder, {@code incoming}, as strict as the common ones: no
 * word of a login outside of TLS (RFC 4217), no file outside of it, none over a connection that
 * does not resume the TLS session of the login, and no size in ASCII mode (RFC 3659). A file that
 * is cut off stays as it came.
 */
public final class FtpsServer implements AutoCloseable {
  public static final String PASSWORD = "geheim-42";
  private static final Pattern WRITES = Pattern.compile("STOR|RNFR|RNTO|DELE");
  private static final int QUOTA = 1_000;
  private static final int HALF = 100;
  private static final int BYTE = 256;

  /** How it treats whoever comes. */
  public enum Mood {
    FAIR,
    /** A name that is taken stays taken, as on servers of another family. */
    REPLACES_NOTHING,
    /** Has room for a thousand bytes. */
    FULL,
    READ_ONLY,
    /** Knows PASV and not EPSV, names an address of its own network there, and has no SIZE. */
    OLD,
    /** Has not heard of a file before it is asked again. */
    SHOWS_LATE,
    BUSY
  }

  private final ServerSocket door;
  private final SSLContext tls;
  private final boolean implicit;
  private final Map<String, byte[]> files = new TreeMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile Mood mood = Mood.FAIR;
  private volatile int cut = Integer.MAX_VALUE;
  private volatile boolean cutDone;

  /**
   * @param tls with the server's certificate
   * @param implicit whether TLS begins at once
   */
  public FtpsServer(SSLContext tls, boolean implicit) {
    this.tls = tls;
    this.implicit = implicit;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::listen);
  }

  public String address() {
    return (implicit ? "ftps" : "ftpes") + "://127.0.0.1:" + door.getLocalPort();
  }

  public void mood(Mood next) {
    mood = next;
  }

  /** Hangs up at a command that changes something, counted from now, undone or done. */
  public void cutAt(int command, boolean done) {
    asked.set(0);
    cut = command;
    cutDone = done;
  }

  /** Commands that change something, since the last {@link #cutAt}. */
  public int asked() {
    return asked.get();
  }

  /** What stands in the folder. */
  public Map<String, byte[]> files() {
    synchronized (files) {
      return new TreeMap<>(files);
    }
  }

  /** Puts a file there, or takes it away with null. */
  public void put(String name, byte @Nullable [] content) {
    synchronized (files) {
      if (content == null) {
        files.remove(name);
      } else {
        files.put(name, content);
      }
    }
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
    try (caller) {
      new Session(caller).run();
    } catch (IOException ended) {
      // The caller hung up, or was hung up on.
    }
  }

  private SSLSocket secured(Socket plain) throws IOException {
    SSLSocket socket =
        (SSLSocket) tls.getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true);
    socket.setUseClientMode(false);
    socket.startHandshake();
    return socket;
  }

  /** One caller's session. */
  private final class Session {
    private Socket socket;
    private BufferedReader in;
    private OutputStream out;
    private boolean secure;
    private boolean known;
    private boolean inside;
    private boolean sealed;
    private boolean binary;
    private boolean late;
    private String user = "";
    private String from = "";
    private @Nullable ServerSocket passive;

    Session(Socket socket) throws IOException {
      take(socket);
    }

    private void take(Socket next) throws IOException {
      socket = next;
      in = new BufferedReader(new InputStreamReader(next.getInputStream(), StandardCharsets.UTF_8));
      out = next.getOutputStream();
    }

    void run() throws IOException {
      if (implicit) {
        take(secured(socket));
        secure = true;
      }
      say(mood == Mood.BUSY ? "421 Too many connections" : "220 ftp.example.org");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        String rest = line.contains(" ") ? line.split(" ", 2)[1] : "";
        boolean writes = WRITES.matcher(verb).matches();
        boolean now = writes && asked.incrementAndGet() == cut;
        if (now && !cutDone && !verb.equals("STOR")) {
          return;
        }
        String reply =
            writes && mood == Mood.READ_ONLY ? "550 Permission denied." : reply(verb, rest);
        if (now) {
          return;
        }
        if (!reply.isEmpty()) {
          say(reply);
        }
      }
    }

    private String reply(String verb, String rest) throws IOException {
      return switch (verb) {
        case "AUTH" -> {
          say("234 Proceed with negotiation.");
          take(secured(socket));
          secure = true;
          yield "";
        }
        case "USER" -> {
          user = rest;
          yield secure ? "331 Please specify the password." : "530 Non-anonymous must use TLS.";
        }
        case "PASS" -> {
          known = secure && user.equals("recruiter") && rest.equals(PASSWORD);
          yield known ? "230 Login successful." : "530 Login incorrect.";
        }
        case "QUIT" -> "221 Goodbye.";
        default -> known ? inside(verb, rest) : "530 Please login.";
      };
    }

    private String inside(String verb, String rest) throws IOException {
      return switch (verb) {
        case "SYST" -> "215 UNIX Type: L8";
        case "PBSZ" -> "200 PBSZ set to 0.";
        case "PROT" -> {
          sealed = rest.equals("P");
          yield "200 PROT now Private.";
        }
        case "TYPE" -> {
          binary = rest.equals("I");
          yield "200 Switching mode.";
        }
        case "CWD" -> {
          inside = rest.equals("incoming");
          yield inside ? "250 Directory changed." : "550 Failed to change directory.";
        }
        case "EPSV" ->
            mood == Mood.OLD
                ? "502 Not implemented."
                : "229 Entering Extended Passive Mode (|||" + opened() + "|)";
        case "PASV" -> {
          int port = opened();
          yield "227 Entering Passive Mode (10,9,8,7,%d,%d)".formatted(port / BYTE, port % BYTE);
        }
        default -> inside ? withFiles(verb, rest) : "550 Permission denied.";
      };
    }

    private int opened() throws IOException {
      passive = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      return passive.getLocalPort();
    }

    private String withFiles(String verb, String name) throws IOException {
      byte[] file = files().get(name);
      return switch (verb) {
        case "SIZE" -> size(file);
        case "LIST" -> listed();
        case "STOR" -> stored(name);
        case "RNFR" -> {
          from = name;
          yield file == null ? "550 RNFR command failed." : "350 Ready for RNTO.";
        }
        case "RNTO" -> {
          if (file != null && mood == Mood.REPLACES_NOTHING) {
            yield "553 The name is taken.";
          }
          put(name, files().get(from));
          put(from, null);
          late = mood == Mood.SHOWS_LATE;
          yield "250 Rename successful.";
        }
        case "DELE" -> {
          put(name, null);
          yield file == null ? "550 Delete operation failed." : "250 Delete operation successful.";
        }
        default -> "500 Unknown command.";
      };
    }

    private String size(byte @Nullable [] file) {
      if (mood == Mood.OLD) {
        return "502 Not implemented.";
      }
      return file == null || late || !binary
          ? "550 Could not get file size."
          : "213 " + file.length;
    }

    private String listed() throws IOException {
      StringBuilder list = new StringBuilder();
      files()
          .forEach(
              (name, file) ->
                  list.append(
                      "-rw-r--r--    1 1001     1001     %8d Nov 22 12:00 %s\r\n"
                          .formatted(file.length, name)));
      say("150 Here comes the directory listing.");
      try (SSLSocket data = data()) {
        if (data == null) {
          return "522 SSL connection failed; session reuse required";
        }
        data.getOutputStream().write(list.toString().getBytes(StandardCharsets.UTF_8));
      }
      return "226 Directory send OK.";
    }

    private String stored(String name) throws IOException {
      if (!sealed) {
        return "522 Data connections must be encrypted.";
      }
      say("150 Ok to send data.");
      ByteArrayOutputStream came = new ByteArrayOutputStream();
      try (SSLSocket data = data()) {
        if (data == null) {
          return "522 SSL connection failed; session reuse required";
        }
        InputStream content = data.getInputStream();
        for (int octet = content.read(); octet >= 0; octet = content.read()) {
          if (asked.get() == cut && !cutDone && came.size() == HALF) {
            put(name, came.toByteArray());
            throw new IOException("cut off");
          }
          if (mood == Mood.FULL && came.size() == QUOTA) {
            put(name, came.toByteArray());
            return "552 Requested file action aborted. Exceeded storage allocation";
          }
          came.write(octet);
        }
      }
      put(name, came.toByteArray());
      return "226 Transfer complete.";
    }

    /** Null where it does not resume the session of the login. */
    private @Nullable SSLSocket data() throws IOException {
      try (ServerSocket once = Objects.requireNonNull(passive, "no passive mode")) {
        SSLSocket data = secured(once.accept());
        byte[] first = ((SSLSocket) socket).getSession().getId();
        if (Arrays.equals(first, data.getSession().getId())) {
          return data;
        }
        data.close();
        return null;
      }
    }

    private void say(String words) throws IOException {
      out.write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }
}
