// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.reqcast.http.Answer;
import org.reqcast.http.Ask;
import org.reqcast.http.Http;
import org.reqcast.http.HttpFailure;
import org.reqcast.http.PoliteHttp;

/** Goes straight to a server, and spoils what comes back as a test wants it. */
final class FoulHttp implements Http {
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  private final AtomicInteger sent = new AtomicInteger();
  private volatile Mood mood = Mood.FAIR;
  private volatile int status = 200;
  private volatile String page = "";
  private volatile Predicate<Ask> spared = ask -> false;

  /** How badly it goes. */
  enum Mood {
    FAIR,
    /** Every writing request is carried out, and its answer lost. */
    DEAF,
    /** As {@code DEAF}, and logins are no exception. */
    STONE_DEAF,
    BUSY,
    DOWN,
    LOGGED_OUT,
    REDESIGNED,
    /** Every writing request is carried out, and something else answers in place of the board. */
    TWISTED,
    /** A page that asks for a password stands before everything. */
    LOGIN,
    /** What comes back is not of the kind that it says it is. */
    MISTYPED,
    /** Every writing request is carried out, and its answer drips without end. */
    TRICKLING,
    /** As the program does it, but without its pace. */
    REAL,
    /** Nothing gets through. */
    UNPLUGGED
  }

  void mood(Mood next) {
    mood = next;
  }

  /** What answers in place of the board from now on. */
  void twist(int nextStatus, String nextPage) {
    status = nextStatus;
    page = nextPage;
    mood = Mood.TWISTED;
  }

  /** These writing requests always go well: they place nothing. */
  void spare(Predicate<Ask> harmless) {
    spared = harmless;
  }

  int sent() {
    return sent.get();
  }

  @Override
  public Answer send(Ask ask) throws HttpFailure, InterruptedException {
    sent.incrementAndGet();
    boolean write =
        !ask.method().equals("GET")
            && !spared.test(ask)
            && !ask.uri().getPath().matches("(?i).*(session|/tokens?|/access_?token)");
    return switch (mood) {
      case FAIR -> pass(ask);
      case DEAF -> {
        Answer answer = pass(ask);
        if (write) {
          throw new HttpFailure(HttpFailure.Kind.UNANSWERED, "the answer got lost", null, null);
        }
        yield answer;
      }
      case STONE_DEAF -> {
        Answer answer = pass(ask);
        if (!ask.method().equals("GET")) {
          throw new HttpFailure(HttpFailure.Kind.UNANSWERED, "the answer got lost", null, null);
        }
        yield answer;
      }
      case TWISTED -> {
        Answer answer = pass(ask);
        yield write ? canned(ask.uri(), status, "text/html", page) : answer;
      }
      case LOGIN ->
          canned(
              ask.uri(), 200, "text/html", "<html><form><input type=\"password\"></form></html>");
      case MISTYPED -> {
        Answer answer = pass(ask);
        Map<String, List<String>> headers = new HashMap<>(answer.headers());
        headers.keySet().removeIf("content-type"::equalsIgnoreCase);
        headers.put("content-type", List.of("text/html"));
        yield new Answer(ask.uri(), answer.status(), headers, answer.body());
      }
      case TRICKLING -> {
        Answer answer = pass(ask);
        yield write ? Dripping.answer(ask) : answer;
      }
      case REAL -> {
        try (PoliteHttp real = Dripping.polite()) {
          yield real.send(Dripping.hasty(ask, ask.uri()));
        }
      }
      case BUSY ->
          throw new HttpFailure(
              HttpFailure.Kind.SLOW_DOWN, "too many requests", Ads.NOON.plusSeconds(90), null);
      case UNPLUGGED ->
          throw new HttpFailure(HttpFailure.Kind.NOT_SENT, "no route to the host", null, null);
      case DOWN -> canned(ask.uri(), 503, "text/html", "<html><body>Back soon</body></html>");
      case LOGGED_OUT ->
          canned(ask.uri(), 401, "application/json", "{\"error\": \"who are you?\"}");
      case REDESIGNED ->
          canned(ask.uri(), 200, "text/html", "<!DOCTYPE html><html><body>Welcome</body></html>");
    };
  }

  private static Answer canned(URI uri, int status, String type, String body) {
    return new Answer(
        uri, status, Map.of("content-type", List.of(type)), body.getBytes(StandardCharsets.UTF_8));
  }

  private Answer pass(Ask ask) throws HttpFailure, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(ask.uri())
            .method(
                ask.method(),
                ask.body() == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(ask.body()));
    ask.headers().forEach(request::header);
    try {
      HttpResponse<byte[]> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(
          ask.uri(), response.statusCode(), response.headers().map(), response.body());
    } catch (IOException e) {
      throw new HttpFailure(HttpFailure.Kind.NOT_SENT, "not sent", null, e);
    }
  }
}
