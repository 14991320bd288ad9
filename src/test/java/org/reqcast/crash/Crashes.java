// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.reqcast.ledger.Ledger;
import org.reqcast.ledger.PostingState;
import org.reqcast.ledger.RunRow;
import org.reqcast.sandbox.Weather;

/**
 * The whole program, killed at random moments while it posts and collects in foul weather; then a
 * quiet time, and a look at what is left.
 */
public final class Crashes {
  private static final Duration QUIET = Duration.ofMinutes(4);
  private static final Duration ENOUGH = Duration.ofSeconds(4);
  private static final Duration SETTLED = Duration.ofSeconds(5);

  private final int kills;
  private final Duration most;
  private final int many;
  private final SplittableRandom random;
  private final long seed;
  private final Consumer<String> out;
  private int killed;

  /**
   * @param kills how many times the program is killed
   * @param most after this the killing ends, however many there were
   * @param many openings
   * @param out takes a line for each thing to tell
   */
  public Crashes(int kills, Duration most, int many, long seed, Consumer<String> out) {
    this.kills = kills;
    this.most = most;
    this.many = many;
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.out = out;
  }

  /**
   * Kills and looks; a sentence for each thing that is wrong in the end.
   *
   * @param program the folder that holds {@code connectors/} and {@code index/}
   * @param home an empty folder
   */
  public List<String> run(Path program, Path home) throws Exception {
    try (Town town = new Town(seed, new Weather(8, 5, 6, 15, 0))) {
      Furnished.home(program, home, town);
      Requisitions wanted = new Requisitions(many, random.split());
      try (Ledger ledger = ledger(home)) {
        wanted.keep(ledger);
      }
      long began = System.nanoTime();
      List<String> wrong = new ArrayList<>(kill(program, home, town, wanted));
      out.accept(
          "%d kills in %d s, %d requests, %d edits; now fair weather"
              .formatted(killed, seconds(began), town.requests(), wanted.edits()));
      wrong.addAll(quiet(program, home, town, wanted));
      tell(home, town, wanted, wrong);
      return wrong;
    }
  }

  private static Ledger ledger(Path home) {
    return Ledger.open(home.resolve("data/ledger"), Clock.systemUTC());
  }

  private static long seconds(long since) {
    return (System.nanoTime() - since) / 1_000_000_000L;
  }

  private List<String> kill(Path program, Path home, Town town, Requisitions wanted)
      throws Exception {
    List<String> wrong = new ArrayList<>();
    Path said = home.resolve("said.txt");
    int whileStarting = 0;
    long end = System.nanoTime() + most.toNanos();
    for (int kill = 1; kill <= kills && System.nanoTime() < end; kill++) {
      killed = kill;
      Child child = Child.start(program, home, said);
      boolean starting = random.nextInt(4) == 0;
      if (starting) {
        whileStarting++;
        Thread.sleep(random.nextInt(200, 3000));
      } else if (child.serves()) {
        // Other processes of ours write to the ledger while the service does.
        work(town, random.nextInt(20));
        try (Ledger ledger = ledger(home)) {
          wanted.change(ledger, 3);
        }
        work(town, random.nextInt(60));
        Thread.sleep(random.nextInt(100));
      }
      if (!child.kill()) {
        wrong.add("kill " + kill + ": it had ended by itself: " + child.words().strip());
      }
      if (kill % Math.max(1, kills / 4) == 0) {
        town.grow((double) kill / kills);
      }
      if (kill % 10 == 0) {
        out.accept(
            "killed %d times, %d of them while starting; %d requests so far"
                .formatted(kill, whileStarting, town.requests()));
      }
    }
    return wrong;
  }

  // Counted in requests, so that a slow machine is interrupted at its work as well.
  private static void work(Town town, int requests) throws InterruptedException {
    int enough = town.requests() + requests;
    long end = System.nanoTime() + ENOUGH.toNanos();
    while (town.requests() < enough && System.nanoTime() < end) {
      Thread.sleep(5);
    }
  }

  private List<String> quiet(Path program, Path home, Town town, Requisitions wanted)
      throws Exception {
    town.grow(1);
    town.fair();
    // Nothing is under way any more after this, so that nobody need wait for what was put off.
    Thread.sleep(SETTLED);
    cutWaits(home);
    Verdict verdict = new Verdict(town, wanted, home);
    Child child = Child.start(program, home, home.resolve("said.txt"));
    List<String> wrong = new ArrayList<>();
    if (!child.serves()) {
      wrong.add("it does not start any more: " + child.words().strip());
    }
    long end = System.nanoTime() + QUIET.toNanos();
    List<String> open = List.of("nothing was looked at");
    int fewest = Integer.MAX_VALUE;
    while (!open.isEmpty() && System.nanoTime() < end && child.alive()) {
      Thread.sleep(1000);
      // As long as less is open than ever before, it is getting somewhere.
      if (open.size() < fewest) {
        fewest = open.size();
        end = System.nanoTime() + QUIET.toNanos();
      }
      try (Ledger ledger = ledger(home)) {
        open = new ArrayList<>(verdict.boards(ledger));
        open.addAll(verdict.people(ledger));
        open.addAll(verdict.feed());
      }
    }
    if (!child.stop()) {
      wrong.add("SIGTERM did not end it");
    }
    try (Ledger ledger = ledger(home)) {
      wrong.addAll(verdict.boards(ledger));
      wrong.addAll(verdict.people(ledger));
      wrong.addAll(verdict.ledger(ledger));
    }
    wrong.addAll(verdict.chat());
    wrong.addAll(verdict.feed());
    wrong.addAll(verdict.index(program));
    return wrong;
  }

  // As if the hours that a patient program waits after failures had passed.
  private static void cutWaits(Path home) throws SQLException {
    try (Connection ledger =
            DriverManager.getConnection("jdbc:sqlite:" + home.resolve("data/ledger/ledger.db"));
        Statement change = ledger.createStatement()) {
      change.executeUpdate("UPDATE posting SET due = 0");
      change.executeUpdate("DELETE FROM rest");
    }
  }

  private void tell(Path home, Town town, Requisitions wanted, List<String> wrong)
      throws IOException {
    try (Ledger ledger = ledger(home)) {
      Map<String, Map<PostingState, Integer>> states = new TreeMap<>();
      ledger
          .postings()
          .all()
          .forEach(
              row ->
                  states
                      .computeIfAbsent(row.account(), key -> new EnumMap<>(PostingState.class))
                      .merge(row.state(), 1, Integer::sum));
      Map<RunRow.Outcome, Integer> runs = new EnumMap<>(RunRow.Outcome.class);
      ledger
          .runs()
          .latest(Integer.MAX_VALUE)
          .forEach(run -> runs.merge(run.outcome(), 1, Integer::sum));
      out.accept("openings       " + wanted.all().size() + ", open " + wanted.open().size());
      states.forEach(
          (account, count) ->
              out.accept(
                  "%-14s %s%s"
                      .formatted(
                          account,
                          count,
                          town.boards().containsKey(account)
                              ? ", on the board " + town.boards().get(account).get().size()
                              : "")));
      out.accept(
          "people         offered %d, profiles %d, candidates %d"
              .formatted(
                  town.offered().size(), ledger.people().profiles(), ledger.people().candidates()));
      out.accept("runs           " + runs);
    }
    out.accept("said by it     " + Files.size(home.resolve("said.txt")) + " bytes");
    wrong.forEach(line -> out.accept("WRONG          " + line));
    out.accept(wrong.isEmpty() ? "All is right." : wrong.size() + " things are wrong.");
  }
}
