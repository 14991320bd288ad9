// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.reqcast.search.CandidateIndex;
import org.reqcast.search.Found;
import org.reqcast.search.Search;

/** The search box: the page at {@code /} and the same answer as JSON. */
final class SearchRoutes {
  private static final int SIZE = 20;

  private final CandidateIndex index;
  private final Pages pages;
  private final Json json;

  SearchRoutes(CandidateIndex index, Pages pages, Json json) {
    this.index = index;
    this.pages = pages;
    this.json = json;
  }

  void add(RoutesConfig routes) {
    routes.get("/", this::page);
    routes.get("/api/candidates", context -> json.answer(context, answer(search(context))));
  }

  private Map<String, Object> answer(Search search) {
    Found found = index.find(search);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("query", search.query());
    answer.put("understood", found.understood());
    answer.put("notes", found.notes());
    answer.put("total", found.total());
    answer.put("page", search.page());
    answer.put("size", search.size());
    answer.put("tookMicros", found.took().toNanos() / 1_000);
    answer.put("candidates", found.hits());
    answer.put("facets", found.facets());
    return answer;
  }

  private void page(Context context) {
    Search search = search(context);
    Found found = index.find(search);
    Address here = Address.of(context);
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("query", search.query());
    words.put("understood", found.understood());
    words.put("asked", !search.query().isBlank());
    words.put("notes", found.notes());
    words.put("total", String.format(Locale.ROOT, "%,d", found.total()));
    words.put("one", found.total() == 1);
    words.put("none", found.total() == 0);
    words.put("took", String.format(Locale.ROOT, "%.1f", found.took().toNanos() / 1e6));
    words.put("hits", found.hits().stream().map(SearchRoutes::hit).toList());
    words.put("facets", facets(found, search, here));
    words.put("chosen", chosen(found, search, here));
    words.put("recent", search.sort() == Search.Sort.RECENT);
    words.put("byRelevance", here.with("sort", null).with("page", null).toString());
    words.put("byRecency", here.with("sort", "recent").with("page", null).toString());
    if (search.page() > 1) {
      words.put("previous", here.with("page", String.valueOf(search.page() - 1)).toString());
    }
    if ((long) search.page() * search.size() < found.total()) {
      words.put("next", here.with("page", String.valueOf(search.page() + 1)).toString());
    }
    words.put("page", search.page());
    String title = search.query().isBlank() ? "Find people" : search.query();
    pages.show(context, "search", "search", title, words);
  }

  private static Map<String, Object> hit(Found.Hit hit) {
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("id", hit.candidate());
    words.put("name", hit.name());
    words.put("headline", hit.headline());
    words.put("place", hit.place());
    words.put("years", hit.years());
    words.put("updated", Prose.day(hit.updated()));
    words.put("sources", String.join(", ", hit.sources()));
    words.put(
        "reasons",
        hit.reasons().stream()
            .map(
                reason ->
                    Map.of(
                        "because", reason.because(),
                        "says", reason.says(),
                        "snippet", reason.snippet()))
            .toList());
    return words;
  }

  private List<Map<String, Object>> facets(Found found, Search search, Address here) {
    List<Map<String, Object>> facets = new ArrayList<>();
    found
        .facets()
        .forEach(
            (name, counts) -> {
              List<String> held = search.chosen().getOrDefault(name, List.of());
              List<Map<String, Object>> values =
                  counts.stream()
                      .filter(count -> !held.contains(count.value()))
                      .map(
                          count ->
                              Map.<String, Object>of(
                                  "label", count.label(),
                                  "count", String.format(Locale.ROOT, "%,d", count.count()),
                                  "href",
                                      here.with("page", null)
                                          .plus("facet." + name, count.value())
                                          .toString()))
                      .toList();
              if (!values.isEmpty()) {
                facets.add(
                    Map.of(
                        "name", index.fields().label(name),
                        "first", values.subList(0, Math.min(8, values.size())),
                        "rest", values.subList(Math.min(8, values.size()), values.size()),
                        "more", values.size() > 8));
              }
            });
    return facets;
  }

  private List<Map<String, String>> chosen(Found found, Search search, Address here) {
    return search.chosen().entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().stream()
                    .map(
                        value ->
                            Map.of(
                                "label",
                                index.fields().label(entry.getKey())
                                    + ": "
                                    + label(found, entry.getKey(), value),
                                "key",
                                "facet." + entry.getKey(),
                                "value",
                                value,
                                "href",
                                here.with("page", null)
                                    .minus("facet." + entry.getKey(), value)
                                    .toString())))
        .toList();
  }

  /** The words that the list of the facet has for a value. */
  private static String label(Found found, String facet, String value) {
    return found.facets().getOrDefault(facet, List.of()).stream()
        .filter(count -> count.value().equals(value))
        .map(Found.Count::label)
        .findFirst()
        .orElse(value);
  }

  private static Search search(Context context) {
    Map<String, List<String>> chosen = new LinkedHashMap<>();
    context
        .queryParamMap()
        .forEach(
            (name, values) -> {
              if (name.startsWith("facet.")) {
                chosen.put(name.substring(6), List.copyOf(values));
              }
            });
    String query = Stream.ofNullable(context.queryParam("q")).findFirst().orElse("");
    return new Search(
        query,
        chosen,
        "recent".equals(context.queryParam("sort")) ? Search.Sort.RECENT : Search.Sort.RELEVANCE,
        number(context, "page", 1, 500),
        number(context, "size", SIZE, 100));
  }

  static int number(Context context, String name, int otherwise, int most) {
    String given = context.queryParam(name);
    if (given == null || given.isBlank()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(given.strip());
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // answered below, in one sentence with the limits
    }
    throw new Mistake(name, "must be a whole number from 1 to " + most);
  }
}
