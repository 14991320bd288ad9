// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Poster;
import org.reqcast.connector.Preview;
import org.reqcast.connector.Progress;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Withdrawn;

/** A board that takes everything in first, works for a while, and tells only who asks. */
final class TaskBoard implements Poster {
  static final Duration WORK = Duration.ofMinutes(5);

  final FakeBoard board;
  final List<String> asked = new ArrayList<>();

  /** What happens to requests on their way here, one after the other; then all arrive. */
  final Deque<FakeBoard.Weather> way = new ArrayDeque<>();

  /** Whether it answers no question. */
  boolean deaf;

  private final Bench bench;
  private final Map<String, Task> tasks = new LinkedHashMap<>();
  private final Map<String, Progress> ended = new LinkedHashMap<>();

  private record Task(Instant until, Work work) {}

  /** What the board does in the end. */
  private interface Work {
    Progress happen() throws ConnectorException;
  }

  TaskBoard(FakeBoard board, Bench bench) {
    this.board = board;
    this.bench = bench;
  }

  /** It no longer knows of anything that it ever worked on. */
  void forget() {
    work();
    ended.clear();
  }

  @Override
  public Posted post(Ad ad) throws ConnectorException {
    return begin(() -> new Progress.Ended(board.post(ad), "posted"))
        .<Posted>map(Posted.UnderWay::new)
        .orElse(new Posted.Unanswered("nobody answers"));
  }

  @Override
  public Posted update(Ad ad, AdRef standing) throws ConnectorException {
    return begin(() -> new Progress.Ended(board.update(ad, standing), "updated"))
        .<Posted>map(Posted.UnderWay::new)
        .orElse(new Posted.Unanswered("nobody answers"));
  }

  @Override
  public Posted renew(Ad ad, AdRef standing) throws ConnectorException {
    return begin(() -> new Progress.Ended(board.renew(ad, standing), "renewed"))
        .<Posted>map(Posted.UnderWay::new)
        .orElse(new Posted.Unanswered("nobody answers"));
  }

  @Override
  public Withdrawn withdraw(Ad ad, AdRef standing) throws ConnectorException {
    return begin(
            () ->
                switch (board.withdraw(ad, standing)) {
                  case Withdrawn.Gone gone ->
                      new Progress.Ended(new Posted.Gone(gone.proof()), "closed");
                  default -> new Progress.Forgotten();
                })
        .<Withdrawn>map(Withdrawn.UnderWay::new)
        .orElse(new Withdrawn.Unanswered("nobody answers"));
  }

  @Override
  public Progress progress(Ad ad, @Nullable AdRef standing, String task) throws ConnectorException {
    asked.add(task);
    if (deaf) {
      throw new ConnectorException(Remedy.WAIT, "the board is busy");
    }
    work();
    return tasks.containsKey(task)
        ? new Progress.Working()
        : ended.getOrDefault(task, new Progress.Forgotten());
  }

  private Optional<String> begin(Work work) throws ConnectorException {
    work();
    FakeBoard.Weather now = way.isEmpty() ? FakeBoard.Weather.FAIR : way.poll();
    if (now == FakeBoard.Weather.LOGGED_OUT) {
      throw new ConnectorException(Remedy.RECONFIGURE, "the token has expired");
    }
    if (now == FakeBoard.Weather.DROPS) {
      return Optional.empty();
    }
    String name = "task-" + (tasks.size() + ended.size() + 1);
    tasks.put(name, new Task(bench.now.plus(WORK), work));
    return now == FakeBoard.Weather.ACCEPTS_AND_DROPS ? Optional.empty() : Optional.of(name);
  }

  /** Whatever is due is done, in the order in which it came. */
  void work() {
    for (String name : List.copyOf(tasks.keySet())) {
      if (!tasks.get(name).until().isAfter(bench.now)) {
        ended.put(name, result(tasks.remove(name).work()));
      }
    }
  }

  private static Progress result(Work work) {
    try {
      Progress progress = work.happen();
      boolean lost =
          progress instanceof Progress.Ended it && it.what() instanceof Posted.Unanswered;
      return lost ? new Progress.Forgotten() : progress;
    } catch (ConnectorException e) {
      return new Progress.Failed(e);
    }
  }

  @Override
  public Look look(Ad ad) throws ConnectorException {
    work();
    return board.look(ad);
  }

  @Override
  public Sureness sureness() {
    return board.sureness();
  }

  /** A request that lost its answer may still be worked on. */
  @Override
  public Duration settle() {
    return WORK;
  }

  @Override
  public Optional<Duration> lasts() {
    return board.lasts();
  }

  @Override
  public Preview preview(Ad ad) {
    return board.preview(ad);
  }
}
