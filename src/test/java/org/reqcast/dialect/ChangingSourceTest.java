// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.candidate.Profile;
import org.reqcast.connector.Batch;
import org.reqcast.connector.Collector;
import org.reqcast.http.Answer;
import org.reqcast.http.Ask;
import org.reqcast.http.Http;
import tools.jackson.databind.json.JsonMapper;

/** A list of people that changes while it is walked, in several orders and with several clocks. */
class ChangingSourceTest {
  @TempDir Path home;
  private final Listing listing = new Listing();
  private String cursor = Batch.START;
  private Instant now = Ads.NOON;

  @BeforeEach
  void write() throws Exception {
    connector("{page: true, last: pages, limit: 2}");
  }

  @Test
  void whatBearsTheSameSecondAsTheNewestIsNotSkipped() throws Exception {
    listing.add("a", "1000");
    listing.add("b", "1001");
    assertThat(turn(9)).containsExactly("b", "a");
    listing.add("c", "1001");
    assertThat(turn(9)).containsExactly("c");
    assertThat(turn(9)).isEmpty();
  }

  @Test
  void aClockThatOnlyKnowsTheDayHidesNobody() throws Exception {
    connector("{page: true, last: pages}");
    listing.add("a", "2026-11-21");
    listing.add("b", "2026-11-22");
    turn(9);
    for (String key : List.of("c", "d", "e")) {
      listing.add(key, "2026-11-22");
      assertThat(turn(9)).containsExactly(key);
    }
    assertThat(turn(9)).isEmpty();
    listing.note("c", "now in Ohio");
    assertThat(turn(9)).as("changed again on the same day").containsExactly("c");
  }

  @Test
  void aWalkThatEndsAtItsPageLimitGoesOnInTheNextTurn() throws Exception {
    for (int i = 1; i <= 10; i++) {
      listing.add("p" + i, "" + (1000 + i));
    }
    assertThat(turn(99)).containsExactly("p10", "p9", "p8", "p7");
    listing.add("p11", "1011");
    listing.add("p12", "1012");
    List<String> all = new ArrayList<>();
    for (int turn = 0; turn < 8; turn++) {
      all.addAll(turn(99));
    }
    assertThat(all).contains("p1", "p2", "p3", "p4", "p5", "p6", "p11", "p12");
    assertThat(turn(99)).isEmpty();
  }

  @Test
  void aListWithItsOldestFirstIsReadToItsEndToo() throws Exception {
    listing.newestFirst = false;
    for (int i = 1; i <= 10; i++) {
      listing.add("p" + i, "" + (1000 + i));
    }
    assertThat(turn(99)).containsExactly("p1", "p2", "p3", "p4");
    listing.add("p11", "1011");
    List<String> all = new ArrayList<>();
    for (int turn = 0; turn < 8; turn++) {
      all.addAll(turn(99));
    }
    assertThat(all).contains("p5", "p6", "p7", "p8", "p9", "p10", "p11");
    listing.add("p12", "1012");
    all.clear();
    for (int turn = 0; turn < 8; turn++) {
      all.addAll(turn(99));
    }
    assertThat(all).as("behind pages of old ones").contains("p12").doesNotContain("p1");
  }

  @Test
  void whoIsPushedUpBecauseOthersAreDeletedIsNotSkipped() throws Exception {
    for (int i = 1; i <= 8; i++) {
      listing.add("p" + i, "" + (1000 + i));
    }
    assertThat(turn(99)).containsExactly("p8", "p7", "p6", "p5");
    listing.remove("p8");
    assertThat(turn(99)).contains("p4");
  }

  @Test
  void aPageThatIsGoneByTheNextTurnBeginsTheWalkAnew() throws Exception {
    connector("{cursor: next, as: token, limit: 2}");
    for (int i = 1; i <= 5; i++) {
      listing.add("p" + i, "" + (1000 + i));
    }
    assertThat(turn(99)).containsExactly("p5", "p4", "p3", "p2");
    listing.forgetful = true;
    assertThat(turn(99)).containsExactly("p5", "p4", "p3", "p2");
    assertThat(turn(99)).containsExactly("p1");
  }

  @Test
  void detailsThatComeSlowlyAreKeptInPortions() throws Exception {
    connector("{page: true, last: pages}\n  details: {get: \"/people/{{key}}?x=1\"}");
    for (int i = 1; i <= 6; i++) {
      listing.add("p" + i, "" + (1000 + i));
    }
    listing.perPage = 6;
    listing.each = () -> now = now.plusSeconds(3);
    Batch first = collector().collect(Batch.START, 99);
    assertThat(first.profiles()).extracting(Profile::key).containsExactly("p6", "p5");
    assertThat(first.more()).isTrue();
    cursor = first.cursor();
    assertThat(turn(99)).containsExactly("p4", "p3", "p2", "p1");
  }

  private void connector(String next) throws Exception {
    Path folder = Files.createDirectories(home.resolve("connectors/sources"));
    Files.writeString(
        folder.resolve("listing.yaml"),
        """
        about: A list of people that changes.
        speaks: json-api
        home: "{{address}}"
        settings: {address: Where it is}
        check: {get: /me, who: name}
        collect:
          basis: public-professional
          get: /people?page={{page}}
          each: people
          next: %s
          since: at
          take: {key: key, url: "'https://people.example.org/' & key", name: key, text: note}
        """
            .formatted(next));
  }

  /** One turn, in steps of at most so many; the keys in the order of their coming. */
  private List<String> turn(int most) throws Exception {
    Collector collector = collector();
    List<String> keys = new ArrayList<>();
    boolean more = true;
    for (int steps = 0; more; steps++) {
      assertThat(steps).as("a turn ends").isLessThan(100);
      Batch batch = collector.collect(cursor, most);
      batch.profiles().stream().map(Profile::key).forEach(keys::add);
      cursor = batch.cursor();
      more = batch.more();
    }
    return keys;
  }

  private Collector collector() {
    return Opened.on(
            home,
            "listing",
            Map.of("address", "https://list.example.org"),
            Map.of(),
            listing,
            () -> now)
        .collector()
        .orElseThrow();
  }

  /** Two people on a page, if nothing else is said. */
  private static final class Listing implements Http {
    private final Map<String, String> people = new LinkedHashMap<>();
    private final Map<String, String> notes = new LinkedHashMap<>();
    boolean newestFirst = true;
    boolean forgetful;
    int perPage = 2;
    Runnable each = () -> {};

    void add(String key, String at) {
      people.put(key, at);
    }

    void note(String key, String note) {
      notes.put(key, note);
    }

    void remove(String key) {
      people.remove(key);
    }

    @Override
    public Answer send(Ask ask) {
      if (ask.uri().getPath().startsWith("/people/")) {
        each.run();
        return answer(ask.uri(), 200, Map.of());
      }
      String query = ask.uri().getQuery();
      boolean token = query.contains("token=");
      if (token && forgetful) {
        forgetful = false;
        return answer(ask.uri(), 410, Map.of("error", "this token has expired"));
      }
      int page = token ? number(query, "token") : Math.max(1, number(query, "page"));
      Comparator<Map.Entry<String, String>> order = Map.Entry.comparingByValue();
      List<Map<String, String>> all =
          people.entrySet().stream()
              .sorted(newestFirst ? order.reversed() : order)
              .map(one -> shown(one.getKey(), one.getValue()))
              .toList();
      int pages = (all.size() + perPage - 1) / perPage;
      List<Map<String, String>> here =
          all.subList(
              Math.min(all.size(), perPage * (page - 1)), Math.min(all.size(), perPage * page));
      Map<String, Object> content = new LinkedHashMap<>(Map.of("people", here, "pages", pages));
      if (page < pages) {
        content.put("next", String.valueOf(page + 1));
      }
      return answer(ask.uri(), 200, content);
    }

    private Map<String, String> shown(String key, String at) {
      return Map.of("key", key, "at", at, "note", notes.getOrDefault(key, "in Iowa"));
    }

    private static int number(String query, String name) {
      String digits = query.replaceAll(".*\\b" + name + "=(\\d+).*", "$1");
      return digits.matches("\\d+") ? Integer.parseInt(digits) : 1;
    }

    private static Answer answer(URI uri, int status, Map<String, ?> content) {
      return new Answer(
          uri,
          status,
          Map.of("content-type", List.of("application/json")),
          JsonMapper.shared().writeValueAsString(content).getBytes(StandardCharsets.UTF_8));
    }
  }
}
