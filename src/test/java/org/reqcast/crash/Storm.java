// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.reqcast.ledger.Ledger;
import org.reqcast.sandbox.Weather;

/**
 * Many openings on twenty channels: once in calm weather, which says what each ad costs at least;
 * then in a storm of every kind of bad answer, with the program killed all the while.
 */
public final class Storm {
  private static final Weather FOUL = new Weather(2, 2, 2, 2, 2);
  private static final Duration QUIET = Duration.ofMinutes(4);
  private static final int CALM_EDITS = 10;

  private final int openings;
  private final int kills;
  private final Duration most;
  private final long seed;
  private final Consumer<String> out;

  /**
   * @param kills how many times the program is killed
   * @param most after this the killing ends, however many there were
   * @param out takes a line for each thing to tell
   */
  public Storm(int openings, int kills, Duration most, long seed, Consumer<String> out) {
    this.openings = openings;
    this.kills = kills;
    this.most = most;
    this.seed = seed;
    this.out = out;
  }

  /**
   * Both; a sentence for each thing that is wrong in the end.
   *
   * @param program the folder that holds {@code connectors/} and {@code index/}
   * @param home an empty folder
   */
  public List<String> run(Path program, Path home) throws Exception {
    Map<String, Double> least = calm(program, home.resolve("calm"));
    return storm(program, home.resolve("storm"), least);
  }

  /** What each board asks of a patient client for one ad that is placed, changed or taken down. */
  private Map<String, Double> calm(Path program, Path home) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    try (Channels channels = new Channels(seed)) {
      Premises.home(program, home, channels);
      Requisitions wanted = new Requisitions(openings, random);
      try (Ledger ledger = ledger(home)) {
        wanted.keep(ledger);
      }
      Child child = Child.start(program, home, home.resolve("said.txt"));
      long began = System.nanoTime();
      List<String> open = settle(home, channels, wanted, child);
      double seconds = (System.nanoTime() - began) / 1e9;
      int ads = openings * (channels.boards().size() + Channels.SETS.size());
      out.accept(
          "calm: %d openings on 20 channels in %.1f s, start included: %.0f ads a second, %d requests"
              .formatted(openings, seconds, ads / seconds, channels.requests()));
      for (int i = 0; i < CALM_EDITS && open.isEmpty(); i++) {
        try (Ledger ledger = ledger(home)) {
          wanted.change(ledger, Math.max(1, 3 * kills / CALM_EDITS));
        }
        open = settle(home, channels, wanted, child);
      }
      child.stop();
      if (!open.isEmpty()) {
        throw new IllegalStateException("even in calm weather: " + open);
      }
      return costs(home, channels);
    }
  }

  private List<String> storm(Path program, Path home, Map<String, Double> least) throws Exception {
    SplittableRandom random = new SplittableRandom(seed + 1);
    try (Channels channels = new Channels(seed)) {
      channels.weather(FOUL);
      Premises.home(program, home, channels);
      Requisitions wanted = new Requisitions(openings, random.split());
      try (Ledger ledger = ledger(home)) {
        wanted.keep(ledger);
      }
      List<String> wrong = new ArrayList<>();
      Recruiter recruiter = new Recruiter(home, channels);
      long began = System.nanoTime();
      int killed = 0;
      while (killed < kills && System.nanoTime() - began < most.toNanos()) {
        Child child = Child.start(program, home, home.resolve("said.txt"));
        if (random.nextInt(4) == 0) {
          Thread.sleep(random.nextInt(200, 3000));
        } else if (child.serves()) {
          try (Ledger ledger = ledger(home)) {
            wanted.change(ledger, 3);
          }
          work(channels, random.nextInt(3 * openings));
        }
        if (!child.kill()) {
          wrong.add("it had ended by itself: " + child.words().strip());
        }
        killed++;
        recruiter.acts();
        if (killed % 10 == 0) {
          out.accept("killed %d times; %d requests".formatted(killed, channels.requests()));
        }
      }
      out.accept(
          "storm: %d kills in %d s, %d edits, %d times a person acted"
              .formatted(
                  killed,
                  (System.nanoTime() - began) / 1_000_000_000L,
                  wanted.edits(),
                  recruiter.acted()));
      channels.weather(Weather.FINE);
      Thread.sleep(3000);
      recruiter.acts();
      Child child = Child.start(program, home, home.resolve("said.txt"));
      wrong.addAll(settle(home, channels, wanted, child));
      child.stop();
      wrong.addAll(frugal(home, channels, least));
      wrong.forEach(line -> out.accept("WRONG " + line));
      out.accept(wrong.isEmpty() ? "All is right." : wrong.size() + " things are wrong.");
      return wrong;
    }
  }

  /** Waits until all is as it should be, as long as it gets somewhere; what is not, at the end. */
  private List<String> settle(Path home, Channels channels, Requisitions wanted, Child child)
      throws Exception {
    Recruiter recruiter = new Recruiter(home, channels);
    Standings standings = new Standings(home, channels, wanted);
    List<String> open = List.of("nothing was looked at");
    int fewest = Integer.MAX_VALUE;
    long end = System.nanoTime() + QUIET.toNanos();
    while (!open.isEmpty() && System.nanoTime() < end && child.alive()) {
      Thread.sleep(500);
      recruiter.mends();
      try (Ledger ledger = ledger(home)) {
        open = standings.wrong(ledger);
        recruiter.looks(ledger);
      }
      if (open.size() < fewest) {
        fewest = open.size();
        end = System.nanoTime() + QUIET.toNanos();
      }
    }
    return open;
  }

  /** The requests of the storm against what the same work costs in calm weather. */
  private List<String> frugal(Path home, Channels channels, Map<String, Double> least)
      throws SQLException {
    Map<String, Integer> done = Effects.of(home);
    double all = 0;
    double minimum = 0;
    for (Channels.Board board : channels.boards()) {
      int requests = board.server().requests().size();
      double needed = done.getOrDefault(board.account(), 0) * least.get(board.account());
      out.accept(
          "%-10s %6d requests for %5d ads placed, changed and taken down: %.2f of the minimum"
              .formatted(
                  board.account(),
                  requests,
                  done.getOrDefault(board.account(), 0),
                  requests / needed));
      all += requests;
      minimum += needed;
    }
    out.accept("requests   %.0f, minimum %.0f: %.3f of it".formatted(all, minimum, all / minimum));
    return all > 1.2 * minimum ? List.of("more than 1.2 of the minimum was asked") : List.of();
  }

  private static Map<String, Double> costs(Path home, Channels channels) throws SQLException {
    Map<String, Integer> done = Effects.of(home);
    Map<String, Double> costs = new TreeMap<>();
    for (Channels.Board board : channels.boards()) {
      costs.put(
          board.account(),
          board.server().requests().size() / (double) done.getOrDefault(board.account(), 1));
    }
    return costs;
  }

  // Counted in requests, so that a slow machine is interrupted at its work as well.
  private static void work(Channels channels, int requests) throws InterruptedException {
    int enough = channels.requests() + requests;
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (channels.requests() < enough && System.nanoTime() < end) {
      Thread.sleep(5);
    }
  }

  private static Ledger ledger(Path home) throws IOException {
    Files.createDirectories(home.resolve("data/ledger"));
    return Ledger.open(home.resolve("data/ledger"), Clock.systemUTC());
  }
}
