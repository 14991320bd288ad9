// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.reqcast.http.Ask.Repeat;
import org.reqcast.http.HttpFailure.Kind;

/** What each site's robots.txt lets us do, by RFC 9309. */
final class Robots {
  static final String NAME = "reqcast";

  private static final int MOST_REDIRECTS = 5;
  private static final long MOST_BYTES = 1 << 20;
  private static final Duration FRESH = Duration.ofHours(24);
  private static final Duration TRY_AGAIN = Duration.ofMinutes(30);
  private static final Duration USEFUL_WHILE_UNREACHABLE = Duration.ofDays(30);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(60);
  private static final int MANY = 20_000;

  /** Gets a page without asking robots.txt, and without following it elsewhere. */
  @FunctionalInterface
  interface Fetch {
    Answer fetch(HttpUrl url, Ask ask) throws HttpFailure, InterruptedException;
  }

  private final ConcurrentHashMap<String, Site> sites = new ConcurrentHashMap<>();
  private final Fetch fetch;
  private final AddressGuard guard;
  private final InstantSource clock;

  Robots(Fetch fetch, AddressGuard guard, InstantSource clock) {
    this.fetch = fetch;
    this.guard = guard;
    this.clock = clock;
  }

  /**
   * Returns the delay that the site asks for, zero where none.
   *
   * @throws HttpFailure where the page may not be fetched
   */
  Duration check(HttpUrl url, Ask ask) throws HttpFailure, InterruptedException {
    if (url.encodedPath().equals("/robots.txt")) {
      return Duration.ZERO;
    }
    Verdict verdict = verdict(url, ask);
    if (verdict.rules == null) {
      throw new HttpFailure(
          Kind.REFUSED,
          "robots.txt of " + url.host() + " cannot be read, so nothing there may be",
          verdict.until,
          null);
    }
    if (!verdict.rules.isAllowed(url.newBuilder().fragment(null).build().toString())) {
      throw new HttpFailure(
          Kind.REFUSED, "robots.txt of " + url.host() + " keeps this page from us", null, null);
    }
    long millis = verdict.rules.getCrawlDelay();
    Duration delay = millis > 0 ? Duration.ofMillis(millis) : Duration.ZERO;
    if (delay.compareTo(LONGEST_DELAY) > 0) {
      throw new HttpFailure(
          Kind.REFUSED,
          url.host() + " asks for " + delay.toSeconds() + " s between pages: too slow for us",
          null,
          null);
    }
    return delay;
  }

  private Verdict verdict(HttpUrl url, Ask ask) throws HttpFailure, InterruptedException {
    Instant now = clock.instant();
    if (sites.size() > MANY) {
      sites.values().removeIf(site -> site.expired(now));
    }
    Site site = sites.computeIfAbsent(origin(url), key -> new Site());
    site.lock.lockInterruptibly();
    try {
      Verdict known = site.verdict;
      if (known != null && known.until.isAfter(now)) {
        return known;
      }
      Verdict read = read(url, ask);
      if (read.rules == null
          && known != null
          && known.read.plus(USEFUL_WHILE_UNREACHABLE).isAfter(now)) {
        read = new Verdict(known.rules, known.read, read.until);
      }
      site.verdict = read;
      return read;
    } finally {
      site.lock.unlock();
    }
  }

  private Verdict read(HttpUrl url, Ask ask) throws HttpFailure, InterruptedException {
    Instant now = clock.instant();
    HttpUrl at = url.newBuilder().encodedPath("/robots.txt").query(null).fragment(null).build();
    try {
      for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
        Answer answer = fetch.fetch(at, robotsAsk(at.uri(), ask));
        HttpUrl next = redirect(at, answer);
        if (next == null) {
          return judge(answer, url, now);
        }
        guard.check(next, ask);
        at = next;
      }
      return new Verdict(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), now, now.plus(FRESH));
    } catch (AddressGuard.Forbidden e) {
      return new Verdict(null, now, now.plus(TRY_AGAIN));
    } catch (HttpFailure failure) {
      if (failure.kind() == Kind.SLOW_DOWN) {
        throw failure;
      }
      return new Verdict(null, now, now.plus(TRY_AGAIN));
    }
  }

  private static Verdict judge(Answer answer, HttpUrl url, Instant now) {
    if (answer.ok()) {
      SimpleRobotRulesParser parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
      String type = answer.header("content-type").orElse("text/plain");
      SimpleRobotRules rules =
          parser.parseContent(origin(url) + "/robots.txt", answer.body(), type, List.of(NAME));
      return new Verdict(rules, now, now.plus(FRESH));
    }
    boolean unavailable = answer.status() >= 300 && answer.status() < 500;
    return unavailable
        ? new Verdict(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), now, now.plus(FRESH))
        : new Verdict(null, now, now.plus(TRY_AGAIN));
  }

  private static @Nullable HttpUrl redirect(HttpUrl at, Answer answer) {
    boolean elsewhere = List.of(301, 302, 303, 307, 308).contains(answer.status());
    return elsewhere ? answer.header("location").map(at::resolve).orElse(null) : null;
  }

  private static Ask robotsAsk(URI uri, Ask ask) {
    return new Ask(
        ask.scope(),
        "GET",
        uri,
        Map.of("Accept", "text/plain, */*;q=0.5"),
        null,
        Repeat.HARMLESS,
        true,
        ask.privateAllowed(),
        ask.timeout(),
        MOST_BYTES,
        ask.secrets(),
        ask.manners());
  }

  private static String origin(HttpUrl url) {
    String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
    return url.scheme() + "://" + host + ":" + url.port();
  }

  /** Rules, or null where they could not be read; and until when this holds. */
  private record Verdict(@Nullable BaseRobotRules rules, Instant read, Instant until) {}

  /** One site, asked by one thread at a time. */
  private static final class Site {
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Verdict verdict;

    boolean expired(Instant now) {
      Verdict known = verdict;
      return known != null && known.until.isBefore(now);
    }
  }
}
