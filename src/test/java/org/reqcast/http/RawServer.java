// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server on loopback that does exactly what a test tells it, also what no server should. */
final class RawServer implements AutoCloseable {

  /** Does something with a connection after a request was read. */
  @FunctionalInterface
  interface Behaviour {
    /** Returns whether the connection stays open. */
    boolean serve(Request request, Socket socket) throws Exception;
  }

  record Request(String method, String path, Map<String, String> headers, String body) {}

  private final ServerSocket server;
  private final List<Request> seen = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final Behaviour behaviour;

  RawServer(String address, Behaviour behaviour) {
    this.behaviour = behaviour;
    try {
      server = new ServerSocket(0, 50, InetAddress.getByName(address));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  RawServer(Behaviour behaviour) {
    this("127.0.0.1", behaviour);
  }

  /** Always the same answer. */
  static RawServer answering(String status, String... headersThenBody) {
    return new RawServer((request, socket) -> answer(socket, status, headersThenBody));
  }

  static boolean answer(Socket socket, String status, String... headersThenBody)
      throws IOException {
    int last = headersThenBody.length - 1;
    String body = last < 0 ? "" : headersThenBody[last];
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\n");
    for (int i = 0; i < last; i++) {
      head.append(headersThenBody[i]).append("\r\n");
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return raw(socket, head + "Content-Length: " + bytes.length + "\r\n\r\n", bytes);
  }

  static boolean raw(Socket socket, String head, byte[] body) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    all.writeBytes(body);
    socket.getOutputStream().write(all.toByteArray());
    socket.getOutputStream().flush();
    return true;
  }

  int port() {
    return server.getLocalPort();
  }

  List<Request> seen() {
    return List.copyOf(seen);
  }

  List<String> paths() {
    return seen.stream().map(Request::path).toList();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> talk(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      boolean more = true;
      while (more) {
        String first = line(in);
        if (first.isEmpty()) {
          return;
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
          int colon = line.indexOf(':');
          headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        String[] parts = first.split(" ", 3);
        Request request = new Request(parts[0], parts[1], headers, body);
        seen.add(request);
        more = behaviour.serve(request, socket);
      }
    } catch (Exception gone) {
      // The client went away, or the test is over.
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
