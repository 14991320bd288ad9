// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.reqcast.connector.Collector;
import org.reqcast.connector.Connector;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Delivery;
import org.reqcast.connector.Remedy;
import org.reqcast.ledger.Runs;
import org.reqcast.posting.Bounds;
import org.reqcast.posting.Done;
import org.reqcast.posting.Posting;
import org.reqcast.run.Turn.What;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Reqcast does, in one sentence: a schedule runs a turn; on each of its accounts the connector
 * is opened to post the openings or to collect profiles; the ledger keeps what came of it; the
 * index follows the ledger; recruiters search the index.
 */
public final class Run {
  private static final Logger LOG = LoggerFactory.getLogger(Run.class);

  private static final int SIDE_BY_SIDE = 8;

  private final Runs ledger;
  private final Accounts accounts;
  private final Posting posting;
  private final Gathering collecting;
  private final Runnable indexFollows;
  private final Pauses pauses;
  private final Rests rests;
  private final Map<String, ReentrantLock> busy = new ConcurrentHashMap<>();

  /**
   * @param indexFollows brings the index up to the ledger
   * @param rests keeps accounts off boards that are in trouble
   */
  public Run(
      Runs ledger,
      Accounts accounts,
      Posting posting,
      Gathering collecting,
      Runnable indexFollows,
      Rests rests) {
    this.ledger = ledger;
    this.accounts = accounts;
    this.posting = posting;
    this.collecting = collecting;
    this.indexFollows = indexFollows;
    this.pauses = new Pauses(ledger);
    this.rests = rests;
  }

  /**
   * Takes one turn on each account, several of them side by side. What fails or is slow on one
   * account never stops or holds up the others.
   *
   * @param stop asked between two ads or batches; what is begun is finished
   * @return a report for each account that had its turn, in the order of the accounts
   * @throws InterruptedException where it was interrupted; every account has ended by then
   */
  public List<Report> turn(Turn turn, BooleanSupplier stop) throws InterruptedException {
    List<String> names = accounts(turn);
    List<Callable<Optional<Report>>> turns = new ArrayList<>();
    for (String account : names) {
      turns.add(
          () -> stop.getAsBoolean() ? Optional.empty() : Optional.of(turn(turn, account, stop)));
    }
    List<Report> reports = new ArrayList<>();
    // Each host keeps its own pace, so this only bounds what is in memory at once.
    try (ExecutorService side =
        Executors.newFixedThreadPool(SIDE_BY_SIDE, Thread.ofVirtual().name("account").factory())) {
      for (Future<Optional<Report>> ended : side.invokeAll(turns)) {
        ended.get().ifPresent(reports::add);
      }
    } catch (ExecutionException e) {
      throw interrupted(e);
    }
    return reports;
  }

  // An account's turn reports whatever happens to it, unless it is interrupted.
  private static InterruptedException interrupted(ExecutionException e) {
    InterruptedException interrupted = new InterruptedException("an account's turn was broken off");
    interrupted.initCause(e);
    return interrupted;
  }

  /** The accounts that a turn is about. */
  public List<String> accounts(Turn turn) {
    return turn.accounts().equals(List.of(Turn.ALL))
        ? accounts.names().stream()
            .filter(name -> accounts.off(name).isEmpty() && can(turn.what(), name))
            .toList()
        : turn.accounts();
  }

  private Report turn(Turn turn, String account, BooleanSupplier stop) throws InterruptedException {
    ReentrantLock alone = busy.computeIfAbsent(turn.what() + account, key -> new ReentrantLock());
    alone.lockInterruptibly();
    try {
      long run = ledger.begin(turn.schedule(), account, turn.what().word(), turn.due());
      Report report = Report.putAway();
      try {
        report = report(turn, account, line -> ledger.log(run, line), stop);
      } finally {
        end(run, report);
      }
      indexFollows.run();
      return report;
    } catch (RuntimeException | Error e) {
      LOG.error("{} on {} could not be kept in the ledger or the index", turn.what(), account, e);
      return broken(e);
    } finally {
      alone.unlock();
    }
  }

  /** Also what is interrupted is written down as ended, so the interrupt waits for that. */
  private void end(long run, Report report) {
    boolean interrupted = Thread.interrupted();
    try {
      ledger.end(run, report.outcome(), report.counts(), report.remedyWord(), report.message());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Report broken(Throwable defect) {
    return Report.failed(
        Map.of(),
        Remedy.REPAIR,
        "Reqcast itself failed (" + defect.getClass().getSimpleName() + "); its log says more.");
  }

  private Report report(Turn turn, String account, Consumer<String> log, BooleanSupplier stop)
      throws InterruptedException {
    Optional<String> off = accounts.off(account);
    if (off.isPresent()) {
      return Report.off(off.get());
    }
    Optional<String> paused =
        pauses
            .account(account)
            .or(() -> turn.what() == What.POST ? rests.account(account) : Optional.empty());
    if (paused.isPresent()) {
      return Report.paused(paused.get());
    }
    Report report;
    try {
      report =
          switch (turn.what()) {
            case POST -> Report.of(post(turn, account, log, stop));
            case COLLECT -> collecting.collect(account, collector(account), turn.most(), log, stop);
          };
    } catch (CannotOpen e) {
      return Report.failed(Map.of(), Remedy.RECONFIGURE, String.valueOf(e.getMessage()));
    } catch (ConnectorException e) {
      report = Report.failed(e);
    } catch (RuntimeException | Error e) {
      // An Error too: what one account is too much for must not end the others, or go unsaid.
      LOG.error("{} on {} broke", turn.what(), account, e);
      return broken(e);
    }
    if (report.remedy().equals(Optional.of(Remedy.RECONFIGURE))
        && pauses.broken(account, report.message())) {
      LOG.warn("{} is paused: {}", account, report.message());
    }
    return report;
  }

  private Done post(Turn turn, String account, Consumer<String> log, BooleanSupplier stop)
      throws CannotOpen {
    Connector connector = open(account);
    Delivery delivery = delivery(connector);
    Bounds bounds = new Bounds(turn.most(), rests.onTrial(account), stop);
    Done done = posting.turn(account, delivery, connector.habits(), bounds, log);
    if (!done.counts().isEmpty()) {
      rests.ended(account, done.troubled(), done.message());
    }
    return done;
  }

  private static Delivery delivery(Connector connector) throws CannotOpen {
    String account = connector.account().name();
    return connector
        .delivery()
        .orElseThrow(() -> new CannotOpen("the connector of " + account + " does not post"));
  }

  private Collector collector(String account) throws CannotOpen {
    return open(account)
        .collector()
        .orElseThrow(() -> new CannotOpen("the connector of " + account + " does not collect"));
  }

  private Connector open(String account) throws CannotOpen {
    return accounts.open(account).orElseThrow(() -> new CannotOpen(accounts.why(account)));
  }

  // An account that cannot be opened gets its turn too, so that its mistake is seen.
  private boolean can(What what, String account) {
    return accounts
        .open(account)
        .map(open -> (what == What.POST ? open.delivery() : open.collector()).isPresent())
        .orElse(true);
  }

  /** An account that a file names wrongly: mended by an edit, so nothing is paused for it. */
  private static final class CannotOpen extends Exception {
    private static final long serialVersionUID = 1;

    CannotOpen(String message) {
      super(message);
    }
  }
}
