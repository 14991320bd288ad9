// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdHabits;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Poster;
import org.reqcast.connector.Preview;
import org.reqcast.connector.Withdrawn;
import org.reqcast.ledger.Ledger;
import org.reqcast.opening.Employment;
import org.reqcast.opening.Facility;
import org.reqcast.opening.Need;
import org.reqcast.opening.Opening;
import org.reqcast.opening.OpeningState;
import org.reqcast.opening.Place;
import org.reqcast.opening.Workplace;
import org.reqcast.posting.Bounds;
import org.reqcast.posting.Posting;

/**
 * Measures a turn over many postings with nothing to do, beside a bare scan of the same rows:
 * {@code PlanBench [how many]}.
 */
public final class PlanBench {
  private static final int ACCOUNTS = 10;
  private static final int PLACES = 5;
  private static final int TIMES = 7;
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private PlanBench() {}

  public static void main(String[] args) throws IOException, SQLException {
    int many = args.length > 0 ? Integer.parseInt(args[0]) : 250_000;
    int openings = many / ACCOUNTS / PLACES;
    Path folder = Files.createTempDirectory("plan-bench");
    try (Ledger ledger = Ledger.open(folder, () -> NOW)) {
      List<Opening> all = IntStream.range(0, openings).mapToObj(PlanBench::opening).toList();
      all.forEach(ledger.openings()::keep);
      Posting posting = posting(ledger);
      try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + folder + "/ledger.db")) {
        fill(file, posting, all);
        double before = heap();
        tick(posting);
        double[] floor = new double[TIMES];
        double[] ticks = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
          floor[i] = time(() -> scan(file));
          ticks[i] = time(() -> tick(posting));
        }
        say("postings", "%,d of %,d openings on %d accounts", many, openings, ACCOUNTS);
        say("bare scan", "%.0f ms (median of %d)", median(floor), TIMES);
        say("a turn", "%.0f ms (median of %d), nothing to do", median(ticks), TIMES);
        say("ratio", "%.2f", median(ticks) / median(floor));
        say("heap", "%.0f MB kept between turns", heap() - before);
      }
    }
    remove(folder);
  }

  private static Posting posting(Ledger ledger) {
    return new Posting(
        ledger.openings(),
        ledger.postings(),
        URI.create("https://jobs.example.org"),
        ZoneOffset.UTC,
        () -> NOW,
        Duration.ofMinutes(5),
        () -> 0.5);
  }

  private static Opening opening(int number) {
    return new Opening(
        "RV-" + number,
        "Interface analyst " + number,
        new Facility("Riverside Hospital " + number % 40, null),
        IntStream.range(0, PLACES)
            .mapToObj(
                at ->
                    new Place(
                        "town-" + at, null, "Town " + at, "OH", null, "US", Workplace.ON_SITE))
            .toList(),
        Need.MAINTAIN,
        Employment.FULL_TIME,
        null,
        List.of(),
        List.of(),
        "Keep the interface engine of three hospitals running. ".repeat(30),
        null,
        "talent@riverside.example.org",
        LocalDate.of(2026, 11, 1),
        null,
        OpeningState.OPEN);
  }

  private static void fill(Connection file, Posting posting, List<Opening> all)
      throws SQLException {
    file.setAutoCommit(false);
    try (PreparedStatement row =
        file.prepareStatement(
            "INSERT INTO posting (id, opening, place, account, state, revision, remote_id,"
                + " remote_link, due, attempts, looks, reason, since, changed)"
                + " VALUES (?, ?, ?, ?, 'LIVE', ?, ?, ?, ?, 0, 0, '', ?, ?)")) {
      long now = NOW.getEpochSecond() * 1_000_000;
      for (int account = 0; account < ACCOUNTS; account++) {
        for (Opening opening : all) {
          for (Place place : opening.places()) {
            Ad ad = posting.ad(opening, place, "account-" + account);
            row.setString(1, ad.posting());
            row.setString(2, opening.id());
            row.setString(3, place.key());
            row.setString(4, ad.account());
            row.setString(5, ad.revision());
            row.setString(6, "remote-" + ad.posting());
            row.setString(7, "https://board.example.org/ads/" + ad.posting());
            row.setLong(8, now);
            row.setLong(9, now);
            row.setLong(10, now);
            row.addBatch();
          }
        }
        row.executeBatch();
      }
    }
    file.commit();
    file.setAutoCommit(true);
  }

  private static void tick(Posting posting) {
    for (int account = 0; account < ACCOUNTS; account++) {
      var done =
          posting.turn(
              "account-" + account,
              new Nobody(),
              AdHabits.USUAL,
              Bounds.of(200, () -> false),
              line -> {});
      if (!done.counts().isEmpty()) {
        throw new IllegalStateException("there was something to do: " + done);
      }
    }
  }

  private static void scan(Connection file) {
    long characters = 0;
    try (PreparedStatement all =
        file.prepareStatement("SELECT * FROM posting WHERE account = ? ORDER BY since, id")) {
      for (int account = 0; account < ACCOUNTS; account++) {
        all.setString(1, "account-" + account);
        try (ResultSet rows = all.executeQuery()) {
          int columns = rows.getMetaData().getColumnCount();
          while (rows.next()) {
            for (int column = 1; column <= columns; column++) {
              String value = rows.getString(column);
              characters += value == null ? 0 : value.length();
            }
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    if (characters == 0) {
      throw new IllegalStateException("nothing was read");
    }
  }

  private static double time(Runnable work) {
    long started = System.nanoTime();
    work.run();
    return (System.nanoTime() - started) / 1e6;
  }

  private static double median(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
      try {
        TimeUnit.MILLISECONDS.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
  }

  private static void say(String what, String form, Object... figures) {
    System.out.printf(Locale.ROOT, "%-10s " + form + "%n", prepend(what, figures));
  }

  private static Object[] prepend(String what, Object... figures) {
    List<Object> all = new ArrayList<>(List.of(what));
    all.addAll(List.of(figures));
    return all.toArray();
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** A board that nobody should ask anything. */
  private static final class Nobody implements Poster {
    @Override
    public Sureness sureness() {
      return Sureness.KEY;
    }

    @Override
    public Posted post(Ad ad) {
      throw new IllegalStateException("asked");
    }

    @Override
    public Posted update(Ad ad, AdRef standing) {
      throw new IllegalStateException("asked");
    }

    @Override
    public Withdrawn withdraw(Ad ad, AdRef standing) {
      throw new IllegalStateException("asked");
    }

    @Override
    public Look look(Ad ad) {
      throw new IllegalStateException("asked");
    }

    @Override
    public Preview preview(Ad ad) {
      return new Preview(List.of(), List.of());
    }
  }
}
