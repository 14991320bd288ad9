// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Waits on this machine for the browser of a person who has agreed to something elsewhere. */
public final class Homecoming implements AutoCloseable {
  private final HttpServer server;
  private final CompletableFuture<URI> came = new CompletableFuture<>();

  private Homecoming(HttpServer server) {
    this.server = server;
  }

  /** Whether an address is one of this machine, so that waiting there makes sense. */
  public static boolean here(URI redirect) {
    return "http".equals(redirect.getScheme())
        && List.of("127.0.0.1", "localhost").contains(String.valueOf(redirect.getHost()));
  }

  /**
   * Listens, on loopback only.
   *
   * @param state a word that the address must bring back; others are turned away
   */
  public static Homecoming at(URI redirect, String state) throws IOException {
    int port = redirect.getPort() < 0 ? 80 : redirect.getPort();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    Homecoming waiting = new Homecoming(server);
    String path = redirect.getPath().isEmpty() ? "/" : redirect.getPath();
    server.createContext("/", exchange -> waiting.answer(exchange, redirect, path, state));
    server.start();
    return waiting;
  }

  /** The address to which the browser was sent, once it was. */
  public CompletableFuture<URI> came() {
    return came;
  }

  private void answer(HttpExchange exchange, URI redirect, String path, String state)
      throws IOException {
    URI asked = exchange.getRequestURI();
    String query = asked.getRawQuery() == null ? "" : asked.getRawQuery();
    boolean ours =
        exchange.getRequestMethod().equals("GET")
            && path.equals(asked.getPath())
            && List.of(query.split("&", -1)).contains("state=" + state);
    byte[] page =
        (ours ? "You may close this page and go back to Reqcast." : "Nothing is here.")
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(ours ? 200 : 404, page.length);
    exchange.getResponseBody().write(page);
    exchange.close();
    if (ours) {
      came.complete(redirect.resolve(path + "?" + query));
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
