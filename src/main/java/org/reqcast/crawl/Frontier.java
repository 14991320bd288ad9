// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.reqcast.http.Validators;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where a crawl stands: pages to visit and pages known. Small enough to be a cursor. */
final class Frontier {
  private static final int MOST_WAITING = 2_000;
  private static final int MOST_KNOWN = 5_000;
  private static final int MOST_QUERIES = 20;
  private static final JsonMapper JSON = JsonMapper.shared();

  /** What is to be had at an address. */
  enum Kind {
    ROBOTS,
    SITEMAP,
    PAGE
  }

  /**
   * An address to visit.
   *
   * @param after seconds since 1970 before which it is not to be visited
   */
  record Visit(String url, int depth, Kind kind, int tries, long after) {}

  /**
   * A page that was visited.
   *
   * @param at seconds since 1970
   * @param keys of the people found there
   * @param misses how often in a row it was not there
   * @param print a hash of its words
   */
  record Known(
      int depth, long at, String etag, String modified, List<String> keys, int misses, long print) {
    Validators validators() {
      return new Validators(etag, modified);
    }
  }

  /** What is kept between two steps. */
  private record State(List<Visit> waiting, Map<String, Known> known, Map<String, Integer> taken) {}

  /** By host: its addresses in the order in which they are to be visited. */
  private final Map<String, Deque<Visit>> waiting = new LinkedHashMap<>();

  private final Map<String, Integer> waitingOfSite = new HashMap<>();
  private final Set<String> waitingUrls = new HashSet<>();
  private final Map<String, Known> known = new LinkedHashMap<>();
  private final Map<Long, Integer> prints = new HashMap<>();
  private final Map<String, Integer> taken = new TreeMap<>();
  private final Map<String, Set<String>> queries = new HashMap<>();

  /** From a cursor; one that cannot be read begins anew. */
  static Frontier of(String cursor) {
    Frontier frontier = new Frontier();
    if (!cursor.isEmpty()) {
      try {
        State state = JSON.readValue(cursor, State.class);
        state.waiting().forEach(frontier::last);
        state.known().forEach(frontier::put);
        frontier.taken.putAll(state.taken());
      } catch (JacksonException | NullPointerException fromElsewhere) {
        return new Frontier();
      }
    }
    return frontier;
  }

  String cursor() {
    List<Visit> all = waiting.values().stream().flatMap(Deque::stream).toList();
    return JSON.writeValueAsString(new State(all, known, taken));
  }

  boolean idle() {
    return waitingUrls.isEmpty();
  }

  /** Begins a new round: page budgets are fresh, and pages not seen for this long are due. */
  void newRound(Instant now, Duration revisit) {
    taken.clear();
    long due = now.minus(revisit).getEpochSecond();
    known.forEach(
        (url, page) -> {
          if (page.at() <= due && waitingUrls.size() < MOST_WAITING) {
            last(new Visit(url, page.depth(), Kind.PAGE, 0, 0));
          }
        });
  }

  /**
   * Adds an address unless it is known or waiting already.
   *
   * @param most pages of its site in one round
   * @return whether it was added
   */
  boolean add(Visit visit, int most) {
    String url = visit.url();
    if (known.containsKey(url)
        || waitsFor(url)
        || waitingUrls.size() >= MOST_WAITING
        || known.size() >= MOST_KNOWN) {
      return false;
    }
    String site = PageAddress.site(url);
    if (visit.kind() == Kind.PAGE
        && (taken.getOrDefault(site, 0) + waitingOfSite.getOrDefault(site, 0) >= most
            || manyQueries(url))) {
      return false;
    }
    // Pages about people come first.
    if (visit.kind() != Kind.PAGE || PageAddress.aboutPeople(url)) {
      first(visit);
    } else {
      last(visit);
    }
    return true;
  }

  /** Notes that a known page changed: one that was visited before that is visited again. */
  void changed(String url, @Nullable Instant when) {
    Known page = known.get(url);
    if (page != null
        && when != null
        && when.getEpochSecond() > page.at()
        && waitingUrls.size() < MOST_WAITING
        && !waitsFor(url)) {
      last(new Visit(url, page.depth(), Kind.PAGE, 0, 0));
    }
  }

  /** Takes out an address that may be visited now, on a host that is not busy; hosts by turns. */
  Optional<Visit> next(Instant now, Set<String> busy) {
    Optional<Visit> next =
        waiting.entrySet().stream()
            .filter(host -> !busy.contains(host.getKey()))
            .flatMap(host -> host.getValue().stream())
            .filter(visit -> visit.after() <= now.getEpochSecond())
            .findFirst();
    next.ifPresent(this::takeOut);
    return next;
  }

  private void takeOut(Visit visit) {
    String host = PageAddress.host(visit.url());
    Deque<Visit> rest = waiting.remove(host);
    if (rest != null && rest.remove(visit) && !rest.isEmpty()) {
      waiting.put(host, rest);
    }
    waitingUrls.remove(visit.url());
    waitingOfSite.merge(PageAddress.site(visit.url()), -1, Integer::sum);
    if (visit.kind() == Kind.PAGE) {
      taken.merge(PageAddress.site(visit.url()), 1, Integer::sum);
    }
  }

  /**
   * Puts an address back for later; a site's budget is not charged for it.
   *
   * @param counts whether this counts as a try
   */
  void later(Visit visit, Instant after, boolean counts) {
    if (visit.kind() == Kind.PAGE) {
      taken.computeIfPresent(PageAddress.site(visit.url()), (site, count) -> count - 1);
    }
    int tries = visit.tries() + (counts ? 1 : 0);
    // Rounded up: a second too early would meet a closed door.
    long second = after.plusMillis(999).getEpochSecond();
    last(new Visit(visit.url(), visit.depth(), visit.kind(), tries, second));
  }

  /** Puts an address back that was taken out and not visited to the end. */
  void back(Visit visit) {
    if (visit.kind() == Kind.PAGE) {
      taken.computeIfPresent(PageAddress.site(visit.url()), (site, count) -> count - 1);
    }
    first(visit);
  }

  /** Whether any address may be visited now. */
  boolean waitsFor(Instant now, Set<String> resting) {
    return waiting.entrySet().stream()
        .filter(host -> !resting.contains(host.getKey()))
        .flatMap(host -> host.getValue().stream())
        .anyMatch(visit -> visit.after() <= now.getEpochSecond());
  }

  /** Whether an address is on the list. */
  boolean waitsFor(String url) {
    return waitingUrls.contains(url);
  }

  @Nullable Known known(String url) {
    return known.get(url);
  }

  void know(String url, Known page) {
    if (known.size() < MOST_KNOWN || known.containsKey(url)) {
      put(url, page);
    }
  }

  /** How many other pages say the same. */
  int alike(String url, long print) {
    Known here = known.get(url);
    return prints.getOrDefault(print, 0) - (here != null && here.print() == print ? 1 : 0);
  }

  private void put(String url, Known page) {
    Known before = known.put(url, page);
    if (before != null) {
      prints.merge(before.print(), -1, Integer::sum);
    }
    prints.merge(page.print(), 1, Integer::sum);
  }

  private void first(Visit visit) {
    ofHost(visit).addFirst(visit);
  }

  private void last(Visit visit) {
    ofHost(visit).addLast(visit);
  }

  private Deque<Visit> ofHost(Visit visit) {
    waitingUrls.add(visit.url());
    waitingOfSite.merge(PageAddress.site(visit.url()), 1, Integer::sum);
    return waiting.computeIfAbsent(PageAddress.host(visit.url()), host -> new ArrayDeque<>());
  }

  private boolean manyQueries(String url) {
    int mark = url.indexOf('?');
    if (mark < 0) {
      return false;
    }
    Set<String> seen = queries.computeIfAbsent(url.substring(0, mark), path -> new HashSet<>());
    return !seen.contains(url) && (seen.size() >= MOST_QUERIES || !seen.add(url));
  }
}
