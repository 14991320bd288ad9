// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.reqcast.http.HttpFailure.Kind;

/** What robots.txt lets us fetch of two hosts with 40 pages, row by row. */
class RobotsIT {
  private static final int PAGES = 20;

  @Test
  void nothingIsFetchedWhereRobotsFails() throws Exception {
    assertThat(fetched(path -> new String[] {"503 Unavailable", "down"})).isZero();
    assertThat(fetched(path -> new String[] {"500 Internal Server Error", ""})).isZero();
  }

  @Test
  void fiveRedirectsAreFollowedAndBindTheHostThatSentThem() throws Exception {
    Function<String, String[]> robots =
        path -> {
          int hop = path.equals("/robots.txt") ? 0 : Integer.parseInt(path.substring(2));
          return hop < 5
              ? new String[] {"302 Found", "Location: /r" + (hop + 1), ""}
              : new String[] {"200 OK", "User-agent: *\nDisallow: /p/\n"};
        };
    assertThat(fetched(robots)).isEqualTo(2);
  }

  @Test
  void rulesFromAnotherHostBindTheOriginalOne() throws Exception {
    try (Outside outside = new Outside();
        RawServer rules = site(path -> new String[] {"200 OK", "User-agent: *\nDisallow: /p/"});
        RawServer server =
            site(
                path ->
                    new String[] {
                      "301 Moved", "Location: http://127.0.0.1:" + rules.port() + "/robots.txt", ""
                    })) {
      assertThat(outside.get(page(server, "/p/1")).crawling().kind()).isEqualTo(Kind.REFUSED);
      assertThat(outside.get(page(server, "/")).crawling().answer().ok()).isTrue();
      assertThat(server.paths()).containsExactly("/robots.txt", "/");
    }
  }

  @Test
  void theLongestRuleWins() throws Exception {
    // Of 2 x 19 pages below /p/, those that begin with 1: 1 and 10 to 19; and the two home pages.
    assertThat(fetched(text("User-agent: *\nDisallow: /p/\nAllow: /p/1\n"))).isEqualTo(24);
  }

  @Test
  void ourNameIsFoundInAnyCaseAndBeatsTheStar() throws Exception {
    assertThat(fetched(text("User-agent: *\nAllow: /\n\nUser-agent: REQCAST\nDisallow: /p/")))
        .isEqualTo(2);
    assertThat(fetched(text("User-agent: *\nDisallow: /\n\nUser-agent: Reqcast\nDisallow:\n")))
        .isEqualTo(40);
    assertThat(fetched(text("User-agent: reqcastfriend\nDisallow: /\n"))).isEqualTo(40);
  }

  @Test
  void rulesFarDownAreRead() throws Exception {
    String filler = "# filler filler filler filler filler filler\n".repeat(480 * 1024 / 44);
    assertThat(fetched(text(filler + "User-agent: *\nDisallow: /p/\n"))).isEqualTo(2);
  }

  @Test
  void everythingIsFetchedWhereThereAreNoRules() throws Exception {
    assertThat(fetched(path -> new String[] {"404 Not Found", "nothing"})).isEqualTo(40);
    assertThat(fetched(path -> new String[] {"403 Forbidden", "no"})).isEqualTo(40);
    assertThat(
            fetched(
                path ->
                    new String[] {
                      "200 OK", "Content-Type: text/html", "<html><body>Welcome</body></html>"
                    }))
        .isEqualTo(40);
  }

  @Test
  void aBusySiteIsLeftAloneForAWhile() throws Exception {
    assertThat(fetched(path -> new String[] {"429 Too Many", "Retry-After: 600", ""})).isZero();
  }

  @Test
  void starsAndDollarsAreUnderstood() throws Exception {
    try (Outside outside = new Outside();
        RawServer server = site(text("User-agent: *\nDisallow: /*.pdf$\nDisallow: /*?print"))) {
      assertThat(outside.get(page(server, "/a.pdf")).crawling().kind()).isEqualTo(Kind.REFUSED);
      assertThat(outside.get(page(server, "/a?print=1")).crawling().kind()).isEqualTo(Kind.REFUSED);
      assertThat(outside.get(page(server, "/a.pdf.html")).crawling().answer().ok()).isTrue();
    }
  }

  @Test
  void anUnreachableSiteIsClosedForNow() throws Exception {
    try (Outside outside = new Outside()) {
      HttpFailure failure = outside.get("http://gone.example.org/p").crawling().failure();
      assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
      assertThat(failure.until()).isAfter(FakeTime.START);
    }
  }

  @Test
  void rulesAreReadOnceADayAndTheOldOnesServeWhileTheSiteFails() throws Exception {
    AtomicReference<String[]> robots =
        new AtomicReference<>(new String[] {"200 OK", "User-agent: *\nDisallow: /p/"});
    try (Outside outside = new Outside();
        RawServer server = site(path -> robots.get())) {
      outside.get(page(server, "/a")).crawling().answer();
      outside.get(page(server, "/b")).crawling().answer();
      assertThat(server.paths()).containsOnlyOnce("/robots.txt");
      robots.set(new String[] {"500 Broken", ""});
      outside.time.pass(Duration.ofHours(25));
      assertThat(outside.get(page(server, "/c")).crawling().answer().ok()).isTrue();
      assertThat(outside.get(page(server, "/p/1")).crawling().kind()).isEqualTo(Kind.REFUSED);
      outside.time.pass(Duration.ofDays(40));
      assertThat(outside.get(page(server, "/c")).crawling().kind()).isEqualTo(Kind.REFUSED);
    }
  }

  @Test
  void crawlDelayIsAFloorAndTooLongIsARefusal() throws Exception {
    try (Outside outside = new Outside();
        RawServer server = site(text("User-agent: *\nCrawl-delay: 45\n"))) {
      outside.get(page(server, "/a")).crawling().answer();
      outside.get(page(server, "/b")).crawling().answer();
      assertThat(outside.time.slept()).contains(Duration.ofSeconds(45));
    }
    try (Outside outside = new Outside();
        RawServer server = site(text("User-agent: *\nCrawl-delay: 3600\n"))) {
      HttpFailure failure = outside.get(page(server, "/a")).crawling().failure();
      assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
      assertThat(failure).hasMessageContaining("3600");
    }
  }

  @Test
  void aRedirectedPageObeysTheRulesOfWhereItLeads() throws Exception {
    try (Outside outside = new Outside();
        RawServer closed = site(text("User-agent: *\nDisallow: /"));
        RawServer server =
            new RawServer(
                (request, socket) ->
                    request.path().equals("/robots.txt")
                        ? RawServer.answer(socket, "404 Not Found", "")
                        : RawServer.answer(
                            socket,
                            "302 Found",
                            "Location: http://127.0.0.1:" + closed.port() + "/x",
                            ""))) {
      assertThat(outside.get(page(server, "/a")).crawling().kind()).isEqualTo(Kind.REFUSED);
      assertThat(closed.paths()).containsExactly("/robots.txt");
    }
  }

  private static Function<String, String[]> text(String rules) {
    return path -> new String[] {"200 OK", "Content-Type: text/plain", rules};
  }

  /** How many of 40 pages come back, of two hosts whose robots.txt behaves like this. */
  private static int fetched(Function<String, String[]> robots) throws Exception {
    int count = 0;
    for (String address : List.of("127.0.0.1", "127.0.0.2")) {
      try (Outside outside = new Outside();
          RawServer server = site(address, robots)) {
        outside.names.putAll(Map.of("site.example.org", List.of(address)));
        String home = "http://site.example.org:" + server.port();
        for (int i = 0; i < PAGES; i++) {
          try {
            outside.get(home + (i == 0 ? "/" : "/p/" + i)).crawling().answer();
            count++;
          } catch (HttpFailure refused) {
            assertThat(refused.kind()).isIn(Kind.REFUSED, Kind.SLOW_DOWN);
          }
        }
      }
    }
    return count;
  }

  private static RawServer site(Function<String, String[]> robots) {
    return site("127.0.0.1", robots);
  }

  private static RawServer site(String address, Function<String, String[]> robots) {
    return new RawServer(
        address,
        (request, socket) -> {
          if (request.path().matches("/robots.txt|/r\\d")) {
            String[] answer = robots.apply(request.path());
            String[] rest = java.util.Arrays.copyOfRange(answer, 1, answer.length);
            return RawServer.answer(socket, answer[0], rest);
          }
          return RawServer.answer(socket, "200 OK", "page");
        });
  }

  private static String page(RawServer server, String path) {
    return "http://127.0.0.1:" + server.port() + path;
  }
}
