// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crawl;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Account;
import org.reqcast.connector.Batch;
import org.reqcast.connector.Collector;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Remedy;
import org.reqcast.grammar.Spell;
import org.reqcast.http.Answer;
import org.reqcast.http.Ask;
import org.reqcast.http.HttpFailure;
import org.reqcast.http.Manners;

/** One account's walk: many hosts at once, each host one page at a time. */
final class Crawler implements Collector {
  private static final int MOST_HOSTS = 100;
  private static final int PAGES_A_STEP = 400;
  private static final int MOST_TRIES = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration GLANCE = Duration.ofMillis(200);
  private static final Duration TRY_AGAIN = Duration.ofHours(1);
  private static final long MOST_BYTES = 5L * 1024 * 1024;

  private final Crawl crawl;
  private final Account account;

  Crawler(Crawl crawl, Account account) {
    this.crawl = crawl;
    this.account = account;
  }

  /** A visit and what came of it: one of answer and failure is null. */
  private record Visited(
      Frontier.Visit visit,
      @Nullable Answer answer,
      Optional<ReadPage> page,
      @Nullable HttpFailure failure) {}

  @Override
  public Batch collect(String from, int most) throws ConnectorException, InterruptedException {
    List<String> starts = crawl.starts(account);
    if (starts.isEmpty()) {
      throw new ConnectorException(
          Remedy.RECONFIGURE, account.name() + " has no address to begin at");
    }
    Frontier frontier = Frontier.of(from);
    Harvest harvest = new Harvest(crawl, account, frontier, starts);
    Instant now = crawl.around().clock().instant();
    boolean newRound = frontier.idle() && !from.isEmpty();
    if (newRound) {
      frontier.newRound(now, crawl.revisit());
    }
    harvest.begin(newRound);
    boolean more = walk(frontier, harvest, most);
    if (harvest.answered() == 0 && harvest.lost() > 0) {
      throw new ConnectorException(
          Remedy.WAIT,
          account.name() + " reached none of its sites; is the network there?",
          now.plus(TRY_AGAIN),
          null);
    }
    return new Batch(
        harvest.profiles(), harvest.gone(), harvest.skipped(), frontier.cursor(), more);
  }

  /** Returns whether there is more to visit right now. */
  private boolean walk(Frontier frontier, Harvest harvest, int most) throws InterruptedException {
    Spell spell = Spell.begin(crawl.around().clock());
    Set<Frontier.Visit> underWay = new HashSet<>();
    Set<String> unavailable = new HashSet<>();
    Set<String> resting = new HashSet<>();
    int visits = 0;
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("crawl-", 0).factory());
    try {
      ExecutorCompletionService<Visited> coming = new ExecutorCompletionService<>(threads);
      while (true) {
        while (underWay.size() < MOST_HOSTS
            && visits < PAGES_A_STEP
            && !spell.over()
            && harvest.profiles().size() + underWay.size() < most) {
          Optional<Frontier.Visit> next =
              frontier.next(crawl.around().clock().instant(), unavailable);
          if (next.isEmpty()) {
            break;
          }
          Frontier.Visit visit = next.get();
          unavailable.add(PageAddress.host(visit.url()));
          Map<String, String> headers = headers(frontier, visit);
          coming.submit(() -> visit(visit, headers));
          underWay.add(visit);
          visits++;
        }
        if (underWay.isEmpty()) {
          return frontier.waitsFor(crawl.around().clock().instant(), resting);
        }
        Future<Visited> came = coming.poll(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
        if (came != null) {
          Visited visited = came.get();
          underWay.remove(visited.visit());
          settle(visited, frontier, harvest, resting);
          if (!resting.contains(PageAddress.host(visited.visit().url()))) {
            unavailable.remove(PageAddress.host(visited.visit().url()));
          }
        } else if (spell.longOver() && harvest.answered() > 0) {
          // A few slow sites must not keep us from keeping what the others gave.
          underWay.forEach(frontier::back);
          return true;
        }
      }
    } catch (InterruptedException cancelled) {
      if (harvest.answered() == 0) {
        throw cancelled;
      }
      underWay.forEach(frontier::back);
      Thread.currentThread().interrupt();
      return true;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private void settle(Visited visited, Frontier frontier, Harvest harvest, Set<String> resting) {
    Frontier.Visit visit = visited.visit();
    Answer answer = visited.answer();
    HttpFailure failure = visited.failure();
    if (answer != null) {
      harvest.take(visit, answer, visited.page());
    } else if (failure != null) {
      Instant now = crawl.around().clock().instant();
      Instant until = failure.until();
      boolean lasting = failure.kind() == HttpFailure.Kind.REFUSED && until == null;
      boolean pace = failure.kind() == HttpFailure.Kind.SLOW_DOWN;
      if (lasting) {
        harvest.refused(visit, failure);
      } else if (pace || visit.tries() + 1 < MOST_TRIES) {
        frontier.later(visit, until == null ? now.plus(TRY_AGAIN) : until, !pace);
        resting.add(PageAddress.host(visit.url()));
        harvest.postponed(visit, failure);
      } else {
        harvest.unreachable(visit, failure);
      }
    }
  }

  private Visited visit(Frontier.Visit visit, Map<String, String> headers)
      throws InterruptedException {
    Ask ask =
        new Ask(
            account.name(),
            "GET",
            URI.create(visit.url()),
            headers,
            null,
            Ask.Repeat.HARMLESS,
            true,
            account.privateAllowed(),
            PATIENCE,
            MOST_BYTES,
            List.copyOf(account.secrets().values()),
            new Manners(crawl.file().manners().spacing(), 1, crawl.file().manners().slowDown()));
    try {
      Answer answer = crawl.around().http().send(ask);
      // Read here, where many are read at once, and not where they are settled one by one.
      boolean readable = visit.kind() == Frontier.Kind.PAGE && answer.ok();
      return new Visited(
          visit, answer, readable ? ReadPage.of(answer, visit.url()) : Optional.empty(), null);
    } catch (HttpFailure failure) {
      return new Visited(visit, null, Optional.empty(), failure);
    }
  }

  private static Map<String, String> headers(Frontier frontier, Frontier.Visit visit) {
    Map<String, String> headers = new HashMap<>();
    headers.put(
        "Accept",
        visit.kind() == Frontier.Kind.PAGE
            ? "text/html, application/xhtml+xml;q=0.9"
            : "text/plain, application/xml, text/xml");
    Frontier.Known known = frontier.known(visit.url());
    if (known != null && visit.kind() == Frontier.Kind.PAGE) {
      headers.putAll(known.validators().headers());
    }
    return headers;
  }
}
