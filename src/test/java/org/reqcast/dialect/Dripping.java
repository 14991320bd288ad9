// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import org.reqcast.http.Answer;
import org.reqcast.http.Ask;
import org.reqcast.http.HttpFailure;
import org.reqcast.http.Manners;
import org.reqcast.http.PoliteHttp;

/** A server whose answer begins well and never ends, asked as the program asks. */
final class Dripping {
  private static final Duration PATIENCE = Duration.ofMillis(400);

  private Dripping() {}

  static Answer answer(Ask ask) throws HttpFailure, InterruptedException {
    try (ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        PoliteHttp http = polite()) {
      Thread.ofVirtual().start(() -> drip(door));
      URI uri = URI.create("http://127.0.0.1:" + door.getLocalPort() + "/");
      Ask hasty = hasty(ask, uri);
      return http.send(
          new Ask(
              hasty.scope(),
              hasty.method(),
              uri,
              hasty.headers(),
              hasty.body(),
              hasty.repeat(),
              false,
              true,
              PATIENCE,
              hasty.mostBytes(),
              hasty.secrets(),
              hasty.manners()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PoliteHttp polite() {
    return new PoliteHttp("jobs@example.org", InstantSource.system(), rest -> {}, new Random(1));
  }

  /** The same request without the pace of its account. */
  static Ask hasty(Ask ask, URI uri) {
    return new Ask(
        ask.scope(),
        ask.method(),
        uri,
        ask.headers(),
        ask.body(),
        ask.repeat(),
        ask.crawling(),
        ask.privateAllowed(),
        ask.timeout(),
        ask.mostBytes(),
        ask.secrets(),
        new Manners(Duration.ZERO, 4, ask.manners().slowDown()));
  }

  private static void drip(ServerSocket door) {
    while (!door.isClosed()) {
      try (Socket caller = door.accept()) {
        OutputStream out = caller.getOutputStream();
        out.write(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"
                .getBytes(StandardCharsets.US_ASCII));
        while (!door.isClosed()) {
          out.write(' ');
          out.flush();
          Thread.sleep(20);
        }
      } catch (IOException hungUp) {
        // The next caller is served, if there is one.
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
