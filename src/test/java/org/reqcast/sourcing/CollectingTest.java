// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.candidate.Basis;
import org.reqcast.candidate.Candidate;
import org.reqcast.candidate.Person;
import org.reqcast.candidate.Profile;
import org.reqcast.connector.Batch;
import org.reqcast.connector.Collector;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Remedy;
import org.reqcast.ledger.Ledger;
import org.reqcast.skill.SkillReader;

class CollectingTest {
  @TempDir Path folder;
  private final List<String> log = new ArrayList<>();
  private final List<Collected> progress = new ArrayList<>();
  private Ledger ledger;
  private Collecting collecting;

  @BeforeEach
  void open() {
    ledger = Ledger.open(folder, InstantSource.fixed(Instant.EPOCH));
    SkillReader nothing =
        new SkillReader() {
          @Override
          public String version() {
            return "0";
          }

          @Override
          public Candidate.Read read(Profile profile) {
            return new Candidate.Read(profile, List.of());
          }
        };
    collecting = new Collecting(ledger.people(), nothing, new SamePerson(new byte[32]));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void everythingIsTakenThatTheSourceHas() throws Exception {
    Collected sum = collect(new People("a", "b", "c", "d", "e"), 100);

    assertThat(sum).isEqualTo(new Collected(5, 5, 0, 0, 0, 0, 3));
    assertThat(log).hasSize(3).contains("passed over something after 4");
    assertThat(progress).hasSize(3).endsWith(sum);
    assertThat(ledger.people().profiles()).isEqualTo(5);
    assertThat(sum.counts()).containsEntry("fresh", 5).containsEntry("skipped", 3);
  }

  @Test
  void mostIsNeverExceededAndTheNextTurnGoesOn() throws Exception {
    People five = new People("a", "b", "c", "d", "e");

    assertThat(collect(five, 3).taken()).isEqualTo(3);
    assertThat(ledger.people().cursor("site")).isEqualTo("3");
    assertThat(collect(five, 3).taken()).isEqualTo(2);
    assertThat(ledger.people().profiles()).isEqualTo(5);
    assertThat(collect(five, 3)).isEqualTo(new Collected(0, 0, 0, 0, 0, 0, 1));
  }

  @Test
  void whatCameBeforeAFailureIsKeptAndTheNextTurnBeginsThere() throws Exception {
    People five = new People("a", "b", "c", "d", "e");
    five.failsAt = 4;

    assertThatThrownBy(() -> collect(five, 100))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            failure -> assertThat(failure.remedy()).isEqualTo(Remedy.WAIT));

    assertThat(ledger.people().profiles()).isEqualTo(4);
    assertThat(ledger.people().cursor("site")).isEqualTo("4");
    assertThat(progress.getLast().fresh()).isEqualTo(4);
    five.failsAt = -1;
    assertThat(collect(five, 100).fresh()).isEqualTo(1);
  }

  @Test
  void aBatchThatRepeatsDoesNoHarm() throws Exception {
    Collector repeating = (from, most) -> batch("same", List.of("a", "b"), false);

    collecting.collect("site", repeating, 100, progress::add, log::add);
    long sequence = ledger.changes().last();
    Collected again = collecting.collect("site", repeating, 100, progress::add, log::add);

    assertThat(again.unchanged()).isEqualTo(2);
    assertThat(ledger.changes().last()).isEqualTo(sequence);
  }

  @Test
  void aSourceThatDoesNotMoveOnIsLeftAlone() {
    Collector stuck = (from, most) -> batch("here", List.of("a"), true);

    assertThatThrownBy(() -> collecting.collect("site", stuck, 100, progress::add, log::add))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("does not move on");
    assertThat(ledger.people().profiles()).isEqualTo(1);
  }

  @Test
  void aCancelledRunEndsBetweenTwoBatches() {
    Collector cancelling =
        (from, most) -> {
          Thread.currentThread().interrupt();
          return batch(from + "x", List.of("a" + from), true);
        };

    assertThatThrownBy(() -> collecting.collect("site", cancelling, 100, progress::add, log::add))
        .isInstanceOf(InterruptedException.class);
    assertThat(ledger.people().cursor("site")).isEqualTo("x");
  }

  private Collected collect(Collector collector, int most)
      throws ConnectorException, InterruptedException {
    return collecting.collect("site", collector, most, progress::add, log::add);
  }

  private static Batch batch(String cursor, List<String> keys, boolean more) {
    return new Batch(
        keys.stream().map(CollectingTest::profile).toList(), List.of(), List.of(), cursor, more);
  }

  private static Profile profile(String key) {
    Basis basis = new Basis(Basis.Ground.APPLIED, Instant.EPOCH, Instant.EPOCH);
    return new Profile(
        "site",
        key,
        "https://example.org/" + key,
        Instant.EPOCH,
        basis,
        Person.named("Person " + key),
        List.of(),
        "text");
  }

  /** A source with a fixed number of people, two to a batch; the cursor counts them. */
  private static final class People implements Collector {
    private final List<String> keys;
    private int failsAt = -1;

    People(String... keys) {
      this.keys = List.of(keys);
    }

    @Override
    public Batch collect(String from, int most) throws ConnectorException {
      int at = from.isEmpty() ? 0 : Integer.parseInt(from);
      if (at == failsAt) {
        throw new ConnectorException(Remedy.WAIT, "the source is busy");
      }
      int to = Math.min(keys.size(), at + Math.min(2, most));
      return new Batch(
          keys.subList(at, to).stream().map(CollectingTest::profile).toList(),
          List.of(),
          List.of("passed over something after " + at),
          "" + to,
          to < keys.size());
    }
  }
}
