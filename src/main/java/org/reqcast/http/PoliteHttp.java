// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import org.reqcast.http.Ask.Repeat;
import org.reqcast.http.HttpFailure.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything leaves through here: it keeps the pace, asks robots.txt, times out, repeats what is
 * safe to repeat, stays away from private networks and strikes out secrets. Safe for many threads.
 */
public final class PoliteHttp implements Http, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PoliteHttp.class);
  private static final int MOST_REDIRECTS = 5;
  private static final int MOST_REPEATS = 2;
  private static final Duration BACK_OFF = Duration.ofMillis(500);

  private final String agent;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final RandomGenerator random;
  private final AddressGuard guard;
  private final Wire wire;
  private final Lanes lanes;
  private final Robots robots;

  /**
   * @param contact an address where the people we ask can learn who we are
   */
  public PoliteHttp(String contact, InstantSource clock, Sleeper sleeper, RandomGenerator random) {
    this(contact, clock, sleeper, random, new AddressGuard());
  }

  PoliteHttp(
      String contact,
      InstantSource clock,
      Sleeper sleeper,
      RandomGenerator random,
      AddressGuard guard) {
    this.agent = "Reqcast/0.1 (+" + contact + ")";
    this.clock = clock;
    this.sleeper = sleeper;
    this.random = random;
    this.guard = guard;
    this.wire = new Wire(guard);
    this.lanes = new Lanes(clock, sleeper);
    this.robots =
        new Robots(
            (url, ask) -> repeatedly(url, ask, headers(ask), Duration.ZERO, true), guard, clock);
  }

  @Override
  public Answer send(Ask ask) throws HttpFailure, InterruptedException {
    Redaction redaction = Redaction.of(ask.secrets());
    try {
      return follow(ask, redaction);
    } catch (AddressGuard.Forbidden forbidden) {
      throw new HttpFailure(Kind.REFUSED, message(ask, redaction, forbidden), null, null);
    }
  }

  @Override
  public <T, E extends Exception> T visit(Door door, Door.Visit<T, E> visit)
      throws HttpFailure, InterruptedException, E {
    Lane lane = lanes.to(door);
    lane.enter(door.manners().spacing());
    try {
      return visit.with(new GuardedSockets(guard, door.privateAllowed()));
    } finally {
      lane.leave();
    }
  }

  @Override
  public void close() {
    wire.close();
  }

  private Answer follow(Ask ask, Redaction redaction)
      throws AddressGuard.Forbidden, HttpFailure, InterruptedException {
    HttpUrl url = guard.url(ask.uri().toString(), ask);
    Map<String, String> headers = headers(ask);
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      Duration delay = ask.crawling() ? robots.check(url, ask) : Duration.ZERO;
      Answer answer = repeatedly(url, ask, headers, delay, false);
      Optional<HttpUrl> next = redirect(url, ask, answer);
      if (next.isEmpty()) {
        return answer;
      }
      guard.check(next.get(), ask);
      if (!sameOrigin(url, next.get())) {
        headers.entrySet().removeIf(header -> secret(header, redaction));
      }
      url = next.get();
    }
    throw new HttpFailure(
        Kind.REFUSED, "more than " + MOST_REDIRECTS + " redirects from " + url.host(), null, null);
  }

  private Answer repeatedly(
      HttpUrl url, Ask ask, Map<String, String> headers, Duration delay, boolean cut)
      throws HttpFailure, InterruptedException {
    int left = ask.repeat() == Repeat.HARMLESS ? MOST_REPEATS : 0;
    Duration pause = BACK_OFF;
    while (true) {
      try {
        Answer answer = once(url, ask, headers, delay, cut);
        boolean passing = List.of(502, 503, 504).contains(answer.status());
        if (!passing || left == 0) {
          return answer;
        }
      } catch (HttpFailure failure) {
        boolean passing = failure.kind() == Kind.NOT_SENT || failure.kind() == Kind.UNANSWERED;
        if (!passing || left == 0) {
          throw failure;
        }
      }
      left = rested(pause) ? left - 1 : 0;
      pause = pause.multipliedBy(2);
    }
  }

  /** False where the program stops: then there is one more try at once, and no other. */
  private boolean rested(Duration pause) throws InterruptedException {
    try {
      sleeper.sleep(pause.plus(Duration.ofMillis(random.nextLong(pause.toMillis()))));
      return true;
    } catch (Sleeper.Woken stopping) {
      return false;
    }
  }

  private Answer once(
      HttpUrl url, Ask ask, Map<String, String> headers, Duration delay, boolean cut)
      throws HttpFailure, InterruptedException {
    Lane lane = lanes.to(url, ask);
    Duration spacing = ask.manners().spacing();
    lane.enter(delay.compareTo(spacing) > 0 ? delay : spacing);
    try {
      Instant start = clock.instant();
      Answer answer = wire.exchange(url, ask, headers, cut);
      LOG.debug("{} {} answered {}", ask.method(), url.host(), answer.status());
      return judge(answer, lane, start, ask);
    } catch (Wire.Lost lost) {
      lane.troubled();
      throw failure(lost, ask);
    } catch (IllegalArgumentException malformed) {
      // The client's own message may show the value of the header that it dislikes.
      throw new HttpFailure(
          Kind.NOT_SENT, "a header of the request to " + url.host() + " is malformed", null, null);
    } finally {
      lane.leave();
    }
  }

  private Answer judge(Answer answer, Lane lane, Instant start, Ask ask) throws HttpFailure {
    Instant now = clock.instant();
    List<SlowDown> forms = ask.manners().slowDown();
    if (SlowDown.means(answer, forms, now)) {
      lane.troubled();
      Instant until = SlowDown.back(forms, answer, now, lane.refused());
      lane.close(until);
      // A gateway that answers for a server in trouble does not know what became of the request.
      boolean doubtful = answer.status() >= 500 && ask.repeat() == Repeat.NEVER;
      throw new HttpFailure(
          doubtful ? Kind.UNANSWERED : Kind.SLOW_DOWN,
          answer.uri().getHost() + " answered " + answer.status() + ": too many requests",
          until,
          null);
    }
    SlowDown.spentUntil(forms, answer, now).ifPresent(lane::rest);
    if (answer.status() == 503) {
      lane.troubled();
    } else {
      lane.well(Duration.between(start, now));
    }
    return answer;
  }

  private static HttpFailure failure(Wire.Lost lost, Ask ask) {
    Redaction redaction = Redaction.of(ask.secrets());
    IOException why = lost.why();
    String message = message(ask, redaction, why);
    if (why instanceof AddressGuard.Forbidden) {
      return new HttpFailure(Kind.REFUSED, message, null, null);
    }
    if (why instanceof Body.OverLimit && ask.repeat() == Repeat.HARMLESS) {
      return new HttpFailure(Kind.REFUSED, message, null, null);
    }
    Kind kind = lost.begun() ? Kind.UNANSWERED : Kind.NOT_SENT;
    return new HttpFailure(kind, message, null, null);
  }

  private static String message(Ask ask, Redaction redaction, IOException why) {
    String reason =
        switch (why) {
          case AddressGuard.Forbidden forbidden -> String.valueOf(forbidden.getMessage());
          case UnknownHostException unknown -> "no such host";
          case InterruptedIOException late -> "no answer in time";
          default -> String.valueOf(why.getMessage());
        };
    URI uri = ask.uri();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String path = Optional.ofNullable(uri.getRawPath()).orElse("");
    return redaction.strike(
        ask.method() + " " + uri.getScheme() + "://" + uri.getHost() + port + path + ": " + reason);
  }

  private Map<String, String> headers(Ask ask) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("User-Agent", agent);
    headers.putAll(ask.headers());
    headers.put("Accept-Encoding", "gzip");
    if (ask.crawling()) {
      headers.put("User-Agent", agent);
    }
    return headers;
  }

  private static Optional<HttpUrl> redirect(HttpUrl from, Ask ask, Answer answer) {
    boolean reading = ask.method().equals("GET") || ask.method().equals("HEAD");
    boolean elsewhere = List.of(301, 302, 303, 307, 308).contains(answer.status());
    return reading && elsewhere ? answer.header("location").map(from::resolve) : Optional.empty();
  }

  private static boolean sameOrigin(HttpUrl one, HttpUrl other) {
    return one.scheme().equals(other.scheme())
        && one.host().equals(other.host())
        && one.port() == other.port();
  }

  private static boolean secret(Map.Entry<String, String> header, Redaction redaction) {
    String name = header.getKey().toLowerCase(Locale.ROOT);
    return Redaction.secretHeader(name)
        || name.contains("token")
        || name.contains("key")
        || redaction.sees(header.getValue());
  }
}
