// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** A request written byte by byte, for what a well-behaved client refuses to send. */
final class RawRequest {
  private RawRequest() {}

  /** The whole answer to a GET, head and body. */
  static String get(int port, String target, String host, String... headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
      socket.setSoTimeout(60_000);
      StringBuilder request = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: " + host);
      for (String header : headers) {
        request.append("\r\n").append(header);
      }
      request.append("\r\nConnection: close\r\n\r\n");
      socket.getOutputStream().write(request.toString().getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
