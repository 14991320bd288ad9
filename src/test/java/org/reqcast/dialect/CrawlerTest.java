// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reqcast.candidate.Profile;
import org.reqcast.connector.Batch;
import org.reqcast.connector.Collector;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Remedy;
import org.reqcast.http.Answer;
import org.reqcast.http.Ask;
import org.reqcast.http.Http;
import org.reqcast.http.HttpFailure;
import org.reqcast.http.HttpFailure.Kind;

/** A crawl over several rounds, with pages that change, vanish and misbehave. */
class CrawlerTest {
  private static final String HOME = "https://pat.example.org/";
  private final Sites sites = new Sites();
  private volatile Instant now = Ads.NOON;

  @Test
  void aCrawlThatIsStoppedGoesOnWhereItWas() throws Exception {
    sites.page(HOME, links("/people/1", "/people/2", "/people/3"));
    for (int i = 1; i <= 3; i++) {
      sites.page(HOME + "people/" + i, person("Ann Number" + "abc".charAt(i - 1)));
    }
    String cursor = Batch.START;
    List<String> found = new ArrayList<>();
    for (int step = 0; step < 10; step++) {
      Batch batch = crawler().collect(cursor, 1);
      assertThat(batch.profiles()).hasSizeLessThanOrEqualTo(1);
      batch.profiles().forEach(profile -> found.add(profile.key()));
      cursor = batch.cursor();
      if (!batch.more()) {
        break;
      }
    }
    assertThat(found)
        .containsExactlyInAnyOrder(HOME + "people/1", HOME + "people/2", HOME + "people/3");
    assertThat(sites.asked).doesNotHaveDuplicates();
  }

  @Test
  void aLaterRoundAsksWhetherPagesChangedAndKeepsWhatDidNot() throws Exception {
    sites.page(HOME, person("Pat Alder"));
    Batch first = crawler().collect(Batch.START, 9);
    assertThat(first.profiles()).hasSize(1);
    Batch soon = crawler().collect(first.cursor(), 9);
    assertThat(soon.profiles()).isEmpty();
    now = now.plus(Duration.ofDays(8));
    Batch later = crawler().collect(soon.cursor(), 9);
    assertThat(later.profiles()).isEmpty();
    assertThat(later.gone()).isEmpty();
    assertThat(later.skipped()).anyMatch(line -> line.endsWith("has not changed"));
    assertThat(sites.asked.stream().filter(HOME::equals)).hasSize(2);
  }

  @Test
  void peopleWhoVanishOrWithdrawAreGone() throws Exception {
    sites.page(HOME, links("/people/1", "/people/2", "/people/3", "/people/4"));
    for (int i = 1; i <= 4; i++) {
      sites.page(HOME + "people/" + i, person("Ann Number" + "abcd".charAt(i - 1)));
    }
    Batch batch = crawler().collect(Batch.START, 9);
    assertThat(batch.profiles()).hasSize(4);
    sites.answer(HOME + "people/1", 410, "");
    sites.page(HOME + "people/2", "<meta name=robots content='noindex'>" + person("Ann Numberb"));
    sites.fail(HOME + "people/3", new HttpFailure(Kind.REFUSED, "robots.txt", null, null));
    sites.answer(HOME + "people/4", 404, "");
    List<String> gone = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      now = now.plus(Duration.ofDays(8));
      batch = crawler().collect(batch.cursor(), 9);
      if (round == 0) {
        assertThat(batch.gone())
            .containsExactlyInAnyOrder(HOME + "people/1", HOME + "people/2", HOME + "people/3");
      }
      gone.addAll(batch.gone());
    }
    assertThat(gone).as("missing three times").contains(HOME + "people/4").hasSize(4);
  }

  @Test
  void aSiteThatAsksToWaitIsLeftWhileOthersGoOn() throws Exception {
    String other = "https://lee.example.com/";
    Instant until = now.plus(Duration.ofMinutes(20));
    sites.fail(HOME, new HttpFailure(Kind.SLOW_DOWN, "busy", until, null));
    sites.page(other, person("Lee Birch"));
    Batch batch = crawler(HOME + " " + other).collect(Batch.START, 9);
    assertThat(batch.profiles()).extracting(Profile::key).containsExactly(other);
    assertThat(batch.more()).isFalse();
    sites.page(HOME, person("Pat Alder"));
    now = until;
    Batch later = crawler(HOME + " " + other).collect(batch.cursor(), 9);
    assertThat(later.profiles()).extracting(Profile::key).containsExactly(HOME);
  }

  @Test
  void noNetworkIsAFaultAndNotAnEmptyHarvest() {
    HttpFailure nowhere = new HttpFailure(Kind.NOT_SENT, "no such host", null, null);
    sites.fail(HOME, nowhere);
    sites.fail(HOME + "robots.txt", nowhere);
    assertThatThrownBy(() -> crawler().collect(Batch.START, 9))
        .isInstanceOfSatisfying(
            ConnectorException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.WAIT));
  }

  @Test
  void oneHostIsAskedForOnePageAtATimeAndManyHostsAtOnce() throws Exception {
    List<String> homes = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String home = "https://h" + i + ".example.org/";
      homes.add(home);
      sites.page(home, links("/a", "/b", "/c"));
      for (String page : List.of("a", "b", "c")) {
        sites.page(home + page, "<h1>Nothing here</h1>" + page + i);
      }
    }
    crawler(String.join(",", homes)).collect(Batch.START, 99);
    assertThat(sites.mostOnOneHost.get()).isEqualTo(1);
    assertThat(sites.asked).contains("https://h11.example.org/c");
  }

  @Test
  void trapsCopiesAndOtherSitesAreNotWalkedInto() throws Exception {
    sites.page(
        HOME,
        links(
            "/a/b/a/b/a/b",
            "/2020/01/",
            "https://other.example.net/",
            "/copy",
            "/p?x=1",
            "/file.pdf",
            "/moved"));
    sites.page(HOME + "copy", "<link rel=canonical href='/people/original'>" + person("Ann Elm"));
    sites.page(HOME + "people/original", person("Ann Elm"));
    sites.page(HOME + "p?x=1", "calm");
    sites.moved(HOME + "moved", "https://other.example.net/x");
    Batch batch = crawler().collect(Batch.START, 9);
    assertThat(batch.profiles()).extracting(Profile::key).containsExactly(HOME + "people/original");
    assertThat(sites.asked)
        .contains(HOME + "p?x=1")
        .noneMatch(url -> url.contains("other") || url.contains("2020") || url.contains("pdf"))
        .doesNotContain(HOME + "a/b/a/b/a/b");
    assertThat(batch.skipped()).anyMatch(line -> line.contains("leads to another site"));
  }

  @Test
  void anEndlessSiteEndsAtItsBudget() throws Exception {
    sites.endless = true;
    sites.page(
        HOME, links(IntStream.range(0, 900).mapToObj(i -> "/n/" + i).toArray(String[]::new)));
    String cursor = Batch.START;
    boolean more = true;
    for (int step = 0; more && step < 50; step++) {
      Batch batch = crawler().collect(cursor, 99);
      cursor = batch.cursor();
      more = batch.more();
    }
    assertThat(more).isFalse();
    assertThat(sites.asked).hasSizeBetween(190, 210);
  }

  @Test
  void aSlowSiteIsKeptInPortionsAndNothingIsAskedTwice() throws Exception {
    String[] people = IntStream.range(0, 12).mapToObj(i -> "/people/" + i).toArray(String[]::new);
    sites.page(HOME, links(people));
    for (String person : people) {
      sites.page(
          HOME + person.substring(1),
          person("Ann Number" + (char) ('a' + Integer.parseInt(person.substring(8)))));
    }
    sites.before = url -> now = now.plusSeconds(2);
    String cursor = Batch.START;
    List<String> found = new ArrayList<>();
    int steps = 0;
    for (boolean more = true; more; steps++) {
      Batch batch = crawler().collect(cursor, 99);
      assertThat(batch.profiles()).hasSizeLessThan(6);
      batch.profiles().forEach(profile -> found.add(profile.key()));
      cursor = batch.cursor();
      more = batch.more();
    }
    assertThat(steps).isGreaterThan(3);
    assertThat(found).hasSize(12).doesNotHaveDuplicates();
    assertThat(sites.asked).doesNotHaveDuplicates();
  }

  @Test
  void aSiteThatHangsDoesNotHoldUpWhatTheOthersGave() throws Exception {
    String slow = "https://slow.example.com/";
    sites.page(HOME, person("Pat Alder") + links("/next"));
    sites.page(slow, person("Lee Birch"));
    CountDownLatch answers = new CountDownLatch(1);
    sites.before =
        url -> {
          if (url.equals(slow)) {
            untilAsked(HOME + "next");
            now = now.plusSeconds(60);
            answers.await();
          }
        };
    Batch batch = crawler(HOME + " " + slow).collect(Batch.START, 9);
    assertThat(batch.profiles()).extracting(Profile::key).containsExactly(HOME);
    assertThat(batch.more()).isTrue();
    answers.countDown();
    Batch next = crawler(HOME + " " + slow).collect(batch.cursor(), 9);
    assertThat(next.profiles()).extracting(Profile::key).containsExactly(slow);
  }

  @Test
  void aCrawlThatIsCancelledKeepsWhatItHas() throws Exception {
    String slow = "https://slow.example.com/";
    sites.page(HOME, person("Pat Alder") + links("/next"));
    sites.page(slow, person("Lee Birch"));
    Thread crawling = Thread.currentThread();
    CountDownLatch never = new CountDownLatch(1);
    sites.before =
        url -> {
          if (url.equals(slow)) {
            untilAsked(HOME + "next");
            crawling.interrupt();
            never.await();
          }
        };
    Batch batch = crawler(HOME + " " + slow).collect(Batch.START, 9);
    assertThat(Thread.interrupted()).as("still cancelled").isTrue();
    assertThat(batch.profiles()).extracting(Profile::key).containsExactly(HOME);
    sites.before = url -> {};
    Batch next = crawler(HOME + " " + slow).collect(batch.cursor(), 9);
    assertThat(next.profiles()).extracting(Profile::key).containsExactly(slow);
    assertThat(sites.asked.stream().filter(HOME::equals)).hasSize(1);
  }

  /** The page that links there has been settled then. */
  private void untilAsked(String url) {
    while (!sites.asked.contains(url)) {
      Thread.onSpinWait();
    }
  }

  private Collector crawler() {
    return crawler(HOME);
  }

  private Collector crawler(String starts) {
    return Opened.on("personal-sites", Map.of("sites", starts), Map.of(), sites, () -> now)
        .collector()
        .orElseThrow();
  }

  private static String links(String... targets) {
    StringBuilder page = new StringBuilder("<title>Start</title>");
    for (String target : targets) {
      page.append("<a href='").append(target).append("'>x</a> ");
    }
    return page.toString();
  }

  private static String person(String name) {
    return "<title>%s</title><div class=h-card><span class=p-name>%s</span></div>"
        .formatted(name, name);
  }

  /** Sites in memory; what they do not have answers 404. */
  private static final class Sites implements Http {
    final List<String> asked = new CopyOnWriteArrayList<>();
    final AtomicInteger mostOnOneHost = new AtomicInteger();
    boolean endless;
    Before before = url -> {};

    /** What happens before an answer. */
    @FunctionalInterface
    interface Before {
      void at(String url) throws InterruptedException;
    }

    private final Map<String, Answer> pages = new HashMap<>();
    private final Map<String, HttpFailure> failures = new HashMap<>();
    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();

    void page(String url, String html) {
      answer(url, 200, html);
    }

    void answer(String url, int status, String html) {
      failures.remove(url);
      pages.put(url, html(url, status, html));
    }

    void moved(String url, String to) {
      pages.put(url, html(to, 200, person("Some Body")));
    }

    void fail(String url, HttpFailure failure) {
      failures.put(url, failure);
    }

    @Override
    public Answer send(Ask ask) throws HttpFailure, InterruptedException {
      String url = ask.uri().toString();
      AtomicInteger here =
          underWay.computeIfAbsent(ask.uri().getHost(), host -> new AtomicInteger());
      mostOnOneHost.accumulateAndGet(here.incrementAndGet(), Math::max);
      try {
        asked.add(url);
        assertThat(ask.crawling()).isTrue();
        before.at(url);
        HttpFailure failure = failures.get(url);
        if (failure != null) {
          throw failure;
        }
        Answer answer = pages.get(url);
        if (answer == null && endless && url.contains("/n/")) {
          return html(url, 200, url + links(url.substring(23) + "x", url.substring(23) + "y"));
        }
        if (answer == null) {
          return html(url, 404, "");
        }
        String tag = answer.header("etag").orElse("");
        return tag.equals(ask.headers().get("If-None-Match"))
            ? new Answer(ask.uri(), 304, Map.of(), new byte[0])
            : answer;
      } finally {
        here.decrementAndGet();
      }
    }

    private static Answer html(String url, int status, String html) {
      return new Answer(
          URI.create(url),
          status,
          Map.of(
              "content-type", List.of("text/html"),
              "etag", List.of("\"" + html.hashCode() + "\"")),
          html.getBytes(StandardCharsets.UTF_8));
    }
  }
}
