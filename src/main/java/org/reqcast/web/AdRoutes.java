// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.reqcast.ledger.Ledger;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.reqcast.opening.Opening;
import org.reqcast.opening.Place;
import org.reqcast.posting.Comparison;
import org.reqcast.posting.PartDifference;

/** The openings and where each of them stands on every channel. */
final class AdRoutes {
  private final Ledger ledger;
  private final Health health;
  private final InstantSource clock;
  private final Comparisons comparisons;
  private final Pages pages;
  private final Json json;

  AdRoutes(WebServer.Content content, Pages pages, Json json) {
    this.ledger = content.ledger();
    this.clock = content.clock();
    this.comparisons = content.comparisons();
    this.health = content.health();
    this.pages = pages;
    this.json = json;
  }

  void add(RoutesConfig routes) {
    routes.get("/ads", this::page);
    routes.get("/ads/{posting}", this::history);
    routes.get(
        "/api/openings",
        context -> json.answer(context, Map.of("openings", ledger.openings().all())));
    routes.get(
        "/api/postings",
        context -> json.answer(context, Map.of("postings", ledger.postings().all())));
  }

  private void page(Context context) {
    Map<String, List<PostingRow>> rows =
        ledger.postings().all().stream().collect(Collectors.groupingBy(PostingRow::opening));
    Map<String, Health.AccountLine> accounts = accounts();
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("refresh", context.queryParam("still") == null ? 10 : null);
    words.put(
        "off",
        accounts.values().stream()
            .filter(Health.AccountLine::off)
            .map(line -> Map.of("name", line.name(), "sentence", line.sentence()))
            .toList());
    words.put(
        "openings",
        ledger.openings().all().stream()
            .map(opening -> opening(opening, rows.getOrDefault(opening.id(), List.of()), accounts))
            .toList());
    pages.show(context, "ads", "ads", "Ads", words);
  }

  private Map<String, Health.AccountLine> accounts() {
    Map<String, Health.AccountLine> accounts = new LinkedHashMap<>();
    health.accounts().forEach(line -> accounts.put(line.name(), line));
    return accounts;
  }

  private Map<String, Object> opening(
      Opening opening, List<PostingRow> rows, Map<String, Health.AccountLine> accounts) {
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("id", opening.id());
    words.put("title", opening.title());
    words.put("facility", opening.facility().name());
    words.put("state", Prose.title(opening.state().name()));
    words.put(
        "places", opening.places().stream().map(Place::words).collect(Collectors.joining(" · ")));
    words.put("live", rows.stream().filter(row -> row.state() == PostingState.LIVE).count());
    words.put("of", rows.size());
    words.put(
        "postings",
        rows.stream()
            .sorted(Comparator.comparing(PostingRow::account).thenComparing(PostingRow::place))
            .map(row -> posting(row, opening, accounts))
            .toList());
    return words;
  }

  private Map<String, Object> posting(
      PostingRow row, Opening opening, Map<String, Health.AccountLine> accounts) {
    Map<String, Object> words = posting(row, accounts);
    opening.places().stream()
        .filter(place -> place.key().equals(row.place()))
        .findFirst()
        .ifPresent(place -> words.put("place", place.words()));
    return words;
  }

  private Map<String, Object> posting(PostingRow row, Map<String, Health.AccountLine> accounts) {
    AdNews news = AdNews.of(row, accounts.get(row.account()), clock.instant());
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("id", row.id());
    words.put("account", row.account());
    words.put("place", row.place());
    words.put("state", Prose.title(row.state().name()));
    words.put("mood", mood(row.state()));
    boolean seen = row.state() != PostingState.CLOSED && web(row.remoteLink());
    words.put("link", seen ? row.remoteLink() : null);
    words.put("reason", news.words());
    words.put("raw", news.raw().equals(news.words()) ? "" : news.raw());
    words.put("task", row.state().isTask());
    words.put("changed", Prose.distance(row.changed(), clock.instant()));
    return words;
  }

  private void history(Context context) {
    PostingRow row =
        ledger
            .postings()
            .find(context.pathParam("posting"))
            .orElseThrow(() -> new CandidateRoutes.Missing("There is no posting of this id."));
    Map<String, Health.AccountLine> accounts = accounts();
    Optional<Opening> opening = ledger.openings().find(row.opening());
    String title = opening.map(Opening::title).orElse(row.opening());
    Map<String, Object> words =
        opening.map(known -> posting(row, known, accounts)).orElseGet(() -> posting(row, accounts));
    words.put("opening", title);
    words.put("remoteId", row.remoteId());
    words.put(
        "events",
        ledger.postings().history(row.id()).stream()
            .map(
                event ->
                    Map.of(
                        "at", Prose.moment(event.at()),
                        "state", Prose.title(event.state().name()),
                        "mood", mood(event.state()),
                        "happened", event.happened()))
            .toList());
    words.put("lastly", row.state().isTask() ? "Last asked for" : "Last sent");
    comparisons.of(row).ifPresent(comparison -> said(comparison, words));
    pages.show(context, "posting", "ads", title + " on " + row.account(), words);
  }

  private static void said(Comparison comparison, Map<String, Object> words) {
    boolean sent = comparison.sent() != null;
    words.put("says", !comparison.parts().isEmpty());
    words.put("sent", sent ? Prose.moment(Objects.requireNonNull(comparison.sent())) : null);
    words.put("changed", comparison.changed());
    words.put("trouble", comparison.trouble());
    words.put(
        "parts",
        comparison.parts().stream().map(part -> part(part, sent && part.changed())).toList());
  }

  private static Map<String, Object> part(PartDifference part, boolean differs) {
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("headline", part.headline());
    words.put("differs", differs);
    words.put("body", part.after());
    words.put("pieces", differs ? Pieces.of(part.words()) : List.of());
    return words;
  }

  static boolean web(@org.jspecify.annotations.Nullable String link) {
    return link != null && (link.startsWith("https://") || link.startsWith("http://"));
  }

  /** How a state should look: good, busy, done or bad. */
  static String mood(PostingState state) {
    return switch (state) {
      case LIVE -> "good";
      case PLANNED, SENDING, ACCEPTED, DEFERRED, UPDATING, CLOSING -> "busy";
      case CLOSED, CANNOT_CLOSE -> "done";
      case REJECTED, UNKNOWN, REAUTHORIZE, TO_PLACE, TO_CHANGE, TO_TAKE_DOWN -> "bad";
    };
  }
}
