// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.reqcast.http.HttpFailure.Kind;

/** What becomes of a request when the other side misbehaves. */
class BadWeatherIT {
  private static final Duration SHORT = Duration.ofMillis(300);

  @Test
  void aRefusedConnectionMeansNotSent() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0)) {
      port = closed.getLocalPort();
    }
    try (Outside outside = new Outside()) {
      assertThat(outside.post("http://127.0.0.1:" + port + "/").kind()).isEqualTo(Kind.NOT_SENT);
    }
  }

  @Test
  void anUnknownHostMeansNotSent() throws Exception {
    try (Outside outside = new Outside()) {
      assertThat(outside.post("http://nobody.example.org/").kind()).isEqualTo(Kind.NOT_SENT);
    }
  }

  @Test
  void aFailedHandshakeMeansNotSent() throws Exception {
    try (Outside outside = new Outside();
        RawServer server = RawServer.answering("200 OK", "plain text, no TLS")) {
      assertThat(outside.post("https://127.0.0.1:" + server.port() + "/").kind())
          .isEqualTo(Kind.NOT_SENT);
    }
  }

  @Test
  void silenceAfterTheRequestMeansUnansweredAndIsNotRepeated() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (Outside outside = new Outside();
        RawServer server =
            new RawServer(
                (request, socket) -> {
                  never.await();
                  return false;
                })) {
      assertThat(outside.post(home(server)).within(SHORT).kind()).isEqualTo(Kind.UNANSWERED);
      assertThat(server.seen()).hasSize(1);
      never.countDown();
    }
  }

  @Test
  void readingIsTriedThreeTimesWithGrowingPauses() throws Exception {
    try (Outside outside = new Outside();
        RawServer server = new RawServer((request, socket) -> false)) {
      assertThat(outside.get(home(server)).kind()).isEqualTo(Kind.UNANSWERED);
      assertThat(server.seen()).hasSize(3);
      assertThat(outside.time.slept()).hasSize(2);
      assertThat(outside.time.slept().get(1)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }
  }

  @Test
  void aWriteThatMeetsAClosedConnectionIsNeitherRepeatedNorCalledUnsent() throws Exception {
    try (Outside outside = new Outside();
        RawServer server =
            new RawServer(
                (request, socket) ->
                    request.method().equals("GET") && RawServer.answer(socket, "200 OK", "warm"))) {
      outside.get(home(server)).answer();
      assertThat(outside.post(home(server)).kind()).isEqualTo(Kind.UNANSWERED);
      assertThat(server.seen()).hasSize(2);
    }
  }

  @Test
  void aWriteNeverUsesAnOldConnection() throws Exception {
    try (Outside outside = new Outside();
        RawServer server =
            new RawServer(
                (request, socket) -> {
                  RawServer.answer(socket, "200 OK", "ok");
                  // Keep-alive was promised and is broken at once.
                  return false;
                })) {
      for (int i = 0; i < 20; i++) {
        outside.get(home(server)).answer();
        assertThat(outside.post(home(server)).answer().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void aResetAfterAcceptMeansUnanswered() throws Exception {
    try (Outside outside = new Outside();
        RawServer server =
            new RawServer(
                (request, socket) -> {
                  socket.setSoLinger(true, 0);
                  return false;
                })) {
      assertThat(outside.post(home(server)).kind()).isEqualTo(Kind.UNANSWERED);
    }
  }

  @Test
  void halfAnAnswerMeansUnanswered() throws Exception {
    try (Outside outside = new Outside();
        RawServer server =
            new RawServer(
                (request, socket) -> {
                  RawServer.raw(
                      socket, "HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n", new byte[90]);
                  return false;
                })) {
      assertThat(outside.post(home(server)).kind()).isEqualTo(Kind.UNANSWERED);
    }
  }

  @Test
  void aDrippingAnswerEndsAtTheTimeLimitOfTheWholeCall() throws Exception {
    try (Outside outside = new Outside();
        RawServer server =
            new RawServer(
                (request, socket) -> {
                  RawServer.raw(
                      socket, "HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n", new byte[1]);
                  while (true) {
                    socket.getOutputStream().write('x');
                    socket.getOutputStream().flush();
                    Thread.sleep(20);
                  }
                })) {
      HttpFailure failure = outside.get(home(server)).never().within(SHORT).failure();
      assertThat(failure.kind()).isEqualTo(Kind.UNANSWERED);
      assertThat(failure).hasMessageContaining("in time");
    }
  }

  @Test
  void theClientsOwnRepeatOfA503IsSwitchedOff() throws Exception {
    try (Outside outside = new Outside();
        RawServer server =
            RawServer.answering("503 Service Unavailable", "Retry-After: 0", "busy")) {
      assertThat(outside.post(home(server)).kind())
          .as("a gateway does not know what became of it")
          .isEqualTo(Kind.UNANSWERED);
      assertThat(server.seen()).hasSize(1);
    }
    try (Outside outside = new Outside();
        RawServer server = RawServer.answering("408 Request Timeout", "late")) {
      assertThat(outside.post(home(server)).answer().status()).isEqualTo(408);
      assertThat(server.seen()).hasSize(1);
    }
  }

  @Test
  void aFailingGatewayIsAskedAgainForReadingOnly() throws Exception {
    try (Outside outside = new Outside();
        RawServer server = RawServer.answering("502 Bad Gateway", "oops")) {
      assertThat(outside.get(home(server)).answer().status()).isEqualTo(502);
      assertThat(server.seen()).hasSize(3);
      assertThat(outside.post(home(server)).answer().status()).isEqualTo(502);
      assertThat(server.seen()).hasSize(4);
    }
  }

  @Test
  void anOverlongAnswerIsRefusedButAWriteStaysUnanswered() throws Exception {
    try (Outside outside = new Outside();
        RawServer server = RawServer.answering("200 OK", "x".repeat(5000))) {
      assertThat(outside.get(home(server)).most(4999).kind()).isEqualTo(Kind.REFUSED);
      assertThat(outside.post(home(server)).most(4999).kind()).isEqualTo(Kind.UNANSWERED);
      assertThat(outside.get(home(server)).most(5000).answer().body()).hasSize(5000);
    }
  }

  @Test
  void aBombDoesNotGoOff() throws Exception {
    byte[] bomb = gzip(new byte[50_000_000]);
    try (Outside outside = new Outside();
        RawServer server = new RawServer((request, socket) -> packed(socket, bomb))) {
      HttpFailure failure = outside.get(home(server)).most(1L << 40).failure();
      assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
      assertThat(failure).hasMessageContaining("unpacks");
    }
  }

  @Test
  void packedAnswersAreUnpacked() throws Exception {
    byte[] small = gzip("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    try (Outside outside = new Outside();
        RawServer server =
            new RawServer(
                (request, socket) ->
                    request.path().equals("/odd")
                        ? RawServer.answer(socket, "200 OK", "Content-Encoding: br", "???")
                        : packed(socket, small))) {
      assertThat(outside.get(home(server)).answer().text()).isEqualTo("hello");
      assertThat(outside.get(home(server) + "odd").kind()).isEqualTo(Kind.REFUSED);
    }
  }

  @Test
  void overlongHeadersAreRefused() throws Exception {
    try (Outside outside = new Outside();
        RawServer server = RawServer.answering("200 OK", "X-Long: " + "x".repeat(70_000), "")) {
      assertThat(outside.get(home(server)).kind()).isEqualTo(Kind.REFUSED);
    }
  }

  @Test
  void anInterruptedWriteThatHadBegunIsUnanswered() throws Exception {
    Thread caller = Thread.currentThread();
    CountDownLatch never = new CountDownLatch(1);
    try (Outside outside = new Outside();
        RawServer server =
            new RawServer(
                (request, socket) -> {
                  caller.interrupt();
                  never.await();
                  return false;
                })) {
      assertThat(outside.post(home(server)).kind()).isEqualTo(Kind.UNANSWERED);
      assertThat(Thread.interrupted()).isTrue();
      never.countDown();
    }
  }

  private static boolean packed(java.net.Socket socket, byte[] body) throws Exception {
    return RawServer.raw(
        socket,
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + body.length + "\r\n\r\n",
        body);
  }

  private static byte[] gzip(byte[] plain) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }

  private static String home(RawServer server) {
    return "http://127.0.0.1:" + server.port() + "/";
  }
}
