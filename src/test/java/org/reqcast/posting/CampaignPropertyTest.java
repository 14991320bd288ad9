// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Poster;
import org.reqcast.connector.Preview;
import org.reqcast.connector.Withdrawn;
import org.reqcast.opening.OpeningState;

/** Whatever happens in whatever order, campaigns keep what they promise. */
class CampaignPropertyTest {
  private static final ZoneId ZONE = ZoneId.of("America/Chicago");
  private static final int MOST = 3;
  private static final List<FakeBoard.Weather> BAD =
      List.of(
          FakeBoard.Weather.FAIR,
          FakeBoard.Weather.FAIR,
          FakeBoard.Weather.ACCEPTS_AND_DROPS,
          FakeBoard.Weather.DROPS,
          FakeBoard.Weather.BUSY,
          FakeBoard.Weather.REFUSES);

  /** Notes when each ad appears. */
  private record Watching(FakeBoard board, Bench bench, List<Instant> placed) implements Poster {
    @Override
    public Sureness sureness() {
      return board.sureness();
    }

    @Override
    public Duration settle() {
      return board.settle();
    }

    @Override
    public Posted post(Ad ad) throws ConnectorException {
      Set<String> before = new HashSet<>(board.standing.keySet());
      try {
        return board.post(ad);
      } finally {
        if (!before.containsAll(board.standing.keySet())) {
          placed.add(bench.now);
        }
      }
    }

    @Override
    public Posted update(Ad ad, AdRef standing) throws ConnectorException {
      return board.update(ad, standing);
    }

    @Override
    public Withdrawn withdraw(Ad ad, AdRef standing) throws ConnectorException {
      return board.withdraw(ad, standing);
    }

    @Override
    public Look look(Ad ad) throws ConnectorException {
      return board.look(ad);
    }

    @Override
    public Preview preview(Ad ad) {
      return board.preview(ad);
    }
  }

  @Test
  void noHistoryBreaksAPromise() {
    IntStream.range(0, 200).forEach(CampaignPropertyTest::live);
  }

  private static void live(int seed) {
    Random random = new Random(seed);
    Bench bench = new Bench();
    bench.habits = SampleCampaigns.STREAM;
    bench.campaigns =
        SampleCampaigns.of(
            "accounts: [social-main]\nagain: every 1d\nmost: "
                + MOST
                + "/day\nquiet: 20:00-07:00 America/Chicago\n"
                + (random.nextBoolean() ? "replaces: true\n" : "")
                + (random.nextBoolean() ? "spread: over the day\n" : ""));
    FakeBoard board = new FakeBoard();
    board.sureness = random.nextBoolean() ? Poster.Sureness.KEY : Poster.Sureness.LOOK;
    List<Instant> placed = new ArrayList<>();
    Watching watching = new Watching(board, bench, placed);
    for (int i = 0; i < 4; i++) {
      bench.openings.keep(Samples.opening("RV-" + i, "Analyst", "columbus-oh", "dayton-oh"));
    }
    for (int turn = 0; turn < 40; turn++) {
      edit(bench, random);
      board.weather.clear();
      IntStream.range(0, 3).forEach(i -> board.weather(BAD.get(random.nextInt(BAD.size()))));
      turn(bench, watching, random);
      promises(seed, bench, board, placed);
      bench.pass(Duration.ofMinutes(random.nextInt(600)));
    }
    quiet(seed, bench, board, watching);
  }

  private static void turn(Bench bench, Poster board, Random random) {
    int[] left = {random.nextInt(30)};
    bench.postings.hooks(
        () -> {},
        () -> {
          if (left[0]-- == 0) {
            throw new AssertionError("power cut");
          }
        });
    try {
      bench.turn(board);
    } catch (AssertionError cut) {
      bench.postings.endLeases();
    } finally {
      bench.postings.hooks(() -> {}, () -> {});
    }
  }

  private static void edit(Bench bench, Random random) {
    String id = "RV-" + random.nextInt(4);
    switch (random.nextInt(6)) {
      case 0 -> bench.openings.move(id, OpeningState.ON_HOLD);
      case 1, 2 -> bench.openings.move(id, OpeningState.OPEN);
      case 3 ->
          bench.openings.keep(
              Samples.titled(bench.openings.find(id).orElseThrow(), "A" + random.nextInt(9)));
      default -> {}
    }
  }

  private static void promises(int seed, Bench bench, FakeBoard board, List<Instant> placed) {
    assertThat(board.standing.values().stream().map(FakeBoard.Standing::posting))
        .as("one ad for each share, seed %d", seed)
        .doesNotHaveDuplicates();
    Map<LocalDate, Integer> days = new HashMap<>();
    for (Instant at : placed) {
      days.merge(at.atZone(ZONE).toLocalDate(), 1, Integer::sum);
      assertThat(at.atZone(ZONE).getHour()).as("seed %d", seed).isBetween(7, 19);
    }
    assertThat(days.values()).as("seed %d: %s", seed, days).allMatch(many -> many <= MOST);
    assertThat(bench.postings.all().stream().map(row -> row.opening() + row.place() + row.share()))
        .as("seed %d", seed)
        .doesNotHaveDuplicates();
  }

  /** In fair weather a tick that is repeated does nothing, and what is closed is gone. */
  private static void quiet(int seed, Bench bench, FakeBoard board, Poster watching) {
    board.weather.clear();
    for (int i = 0; i < 4; i++) {
      bench.openings.move("RV-" + i, i == 0 ? OpeningState.OPEN : OpeningState.FILLED);
    }
    for (int turn = 0; turn < 6; turn++) {
      bench.pass(Duration.ofHours(2));
      bench.turn(watching);
    }
    // The last of these may have shared an opening anew, and then the ad before goes.
    bench.turn(watching);
    board.requests.clear();
    assertThat(bench.turn(watching).counts()).as("seed %d", seed).isEmpty();
    assertThat(board.requests).as("seed %d", seed).isEmpty();
    for (FakeBoard.Standing ad : board.standing.values()) {
      assertThat(bench.postings.find(ad.posting()).orElseThrow().opening())
          .as("seed %d", seed)
          .isEqualTo("RV-0");
    }
  }
}
