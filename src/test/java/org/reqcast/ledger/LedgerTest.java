// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.candidate.Candidate;
import org.reqcast.opening.Employment;
import org.reqcast.opening.Facility;
import org.reqcast.opening.Incentive;
import org.reqcast.opening.Need;
import org.reqcast.opening.Opening;
import org.reqcast.opening.OpeningState;
import org.reqcast.opening.Pay;
import org.reqcast.opening.Place;
import org.reqcast.opening.Wanted;
import org.reqcast.opening.Workplace;

class LedgerTest {
  private static final Opening ANALYST =
      new Opening(
          "REQ-1",
          "Epic Ambulatory Analyst",
          new Facility("Riverside Health", null),
          List.of(new Place("columbus-oh", null, "Columbus", "OH", null, "US", Workplace.HYBRID)),
          Need.MAINTAIN,
          Employment.FULL_TIME,
          new Pay(new BigDecimal("95000.00"), null, "USD", Pay.Per.YEAR),
          List.of(Incentive.valueOf("sign-on bonus")),
          List.of(new Wanted("epic-ambulatory", true, 3)),
          "Keeps the record running.",
          null,
          "jobs@example.org",
          LocalDate.of(2026, 11, 1),
          null,
          OpeningState.OPEN);

  @TempDir Path folder;

  @Test
  void anEmptyFolderBecomesASoundLedger() {
    try (Ledger ledger = Ledger.open(folder.resolve("deep/er"), Made.AT_NOON)) {
      assertThat(ledger.openings().all()).isEmpty();
      assertThat(ledger.changes().last()).isZero();
      assertThat(ledger.faults()).isEmpty();
      assertThat(ledger.bytes()).isPositive();
    }
  }

  @Test
  void theNewestMigrationIsTheOneThatTheProgramKnows() throws Exception {
    Path files = Path.of(LedgerTest.class.getResource("/db/migration").toURI());
    try (Stream<Path> all = Files.list(files)) {
      assertThat(all.map(file -> file.getFileName().toString()))
          .allMatch(name -> name.matches("V\\d+__\\w+\\.sql"))
          .extracting(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
          .contains(Migrations.NEWEST)
          .allMatch(version -> version <= Migrations.NEWEST);
    }
  }

  @Test
  void aLedgerOfANewerVersionIsLeftAlone() throws Exception {
    Ledger.open(folder, Made.AT_NOON).close();
    try (Connection file =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
        Statement statement = file.createStatement()) {
      statement.execute("UPDATE flyway_schema_history SET version = '99'");
    }

    assertThatThrownBy(() -> Ledger.open(folder, Made.AT_NOON))
        .hasMessageContaining("written by a newer version");
  }

  @Test
  void whatIsNoLedgerIsLeftAlone() throws Exception {
    byte[] other = "not a database, but somebody's notes".repeat(99).getBytes(UTF_8);
    Files.write(folder.resolve("ledger.db"), other);

    assertThatThrownBy(() -> Ledger.open(folder, Made.AT_NOON))
        .hasMessageContaining("the ledger cannot be read");
    assertThat(folder.resolve("ledger.db")).hasBinaryContent(other);
  }

  @Test
  void openingsKeepEveryDetailAndSayWhetherTheyChanged() {
    try (Ledger ledger = Ledger.open(folder, Made.AT_NOON)) {
      assertThat(ledger.openings().keep(ANALYST)).isTrue();
      assertThat(ledger.openings().keep(ANALYST)).isFalse();
      assertThat(ledger.openings().move("REQ-1", OpeningState.FILLED)).isPresent();
      assertThat(ledger.openings().move("REQ-9", OpeningState.FILLED)).isEmpty();
    }
    try (Ledger ledger = Ledger.open(folder, Made.AT_NOON)) {
      assertThat(ledger.openings().all()).containsExactly(ANALYST.in(OpeningState.FILLED));
      assertThat(ledger.openings().find("REQ-1")).contains(ANALYST.in(OpeningState.FILLED));
    }
  }

  @Test
  void aCandidateThatChangesOftenTakesOnePlaceInTheSequence() {
    try (Ledger ledger = Ledger.open(folder, Made.AT_NOON)) {
      for (int i = 0; i < 5; i++) {
        Made.keep(ledger, "s", "" + i, Made.profile("s", "a", "text " + i));
      }
      Made.keep(ledger, "s", "x", Made.profile("s", "b", "text"));

      List<Changes.Change> changes = ledger.changes().after(0, 10);
      assertThat(changes).extracting(Changes.Change::sequence).isSorted().hasSize(2);
      assertThat(changes.getLast().sequence()).isEqualTo(ledger.changes().last());
      assertThat(ledger.changes().after(changes.getFirst().sequence(), 10))
          .containsExactly(changes.getLast());
    }
  }

  @Test
  void manySourcesAtOnceLoseNothingAndKeepTheSequenceInOrder() throws Exception {
    try (Ledger ledger = Ledger.open(folder, Made.AT_NOON);
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Void>> work = new ArrayList<>();
      for (int s = 0; s < 8; s++) {
        String source = "s" + s;
        work.add(
            () -> {
              for (int i = 0; i < 10; i++) {
                String mail = "p" + i + "@example.org";
                Made.keep(ledger, source, "" + i, Made.profile(source, "k" + i, "Epic", mail));
              }
              return null;
            });
      }
      Future<List<Long>> follower = threads.submit(() -> follow(ledger));
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
      Made.keep(ledger, "end", "1", Made.profile("end", "end", "the end"));
      assertThat(follower.get()).isSorted().doesNotHaveDuplicates();

      List<Candidate> all = new ArrayList<>();
      ledger.people().each(all::add);
      assertThat(all).hasSize(11);
      assertThat(all.subList(0, 10)).allMatch(one -> one.profiles().size() == 8);
      assertThat(ledger.people().find(all.stream().map(Candidate::id).toList())).isEqualTo(all);
      assertThat(ledger.people().find(List.of("c0", "nobody", "c99999999999999999999"))).isEmpty();
      assertThat(ledger.faults()).isEmpty();
    }
  }

  /** Follows the changes as the index does, until the candidate named end arrives. */
  private static List<Long> follow(Ledger ledger) {
    List<Long> numbers = new ArrayList<>();
    long at = 0;
    while (true) {
      for (Changes.Change change : ledger.changes().after(at, 3)) {
        numbers.add(change.sequence());
        at = change.sequence();
        if (ledger.people().find(change.candidate()).stream()
            .anyMatch(one -> one.name().equals("Person end"))) {
          return numbers;
        }
      }
    }
  }
}
