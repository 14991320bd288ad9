// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.reqcast.ledger.Made.keep;
import static org.reqcast.ledger.Made.profile;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.candidate.Candidate;
import org.reqcast.candidate.Profile;

class PeopleTest {
  @TempDir Path folder;
  private Ledger ledger;

  @BeforeEach
  void open() {
    ledger = Ledger.open(folder, Made.AT_NOON);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void whatIsKeptIsFoundAgainWithItsEvidence() {
    Profile ada = profile("site", "ada", "Six years of Epic.");

    assertThat(keep(ledger, "site", "1", ada)).isEqualTo(new People.Kept(1, 0, 0, 0, 0));

    Candidate found = all().getFirst();
    assertThat(found.profiles()).containsExactly(Made.READER.apply(ada));
    assertThat(ledger.people().find(found.id())).contains(found);
    assertThat(ledger.people().cursor("site")).isEqualTo("1");
    assertThat(ledger.people().cursor("elsewhere")).isEmpty();
    assertThat(Made.changed(ledger, 0)).containsExactly(found.id());
  }

  @Test
  void unchangedContentIsNoChangeHoweverOftenItIsCollected() {
    keep(ledger, "site", "1", profile("site", "ada", "Epic"));
    long before = ledger.changes().last();
    Instant later = Made.NOON.plus(Duration.ofDays(3));

    assertThat(keep(ledger, "site", "2", profile("site", "ada", later, "Epic")))
        .isEqualTo(new People.Kept(0, 0, 1, 0, 0));

    assertThat(ledger.changes().last()).isEqualTo(before);
    assertThat(ledger.people().cursor("site")).isEqualTo("2");
  }

  @Test
  void evidenceIsReadOnlyFromWhatIsNew() {
    keep(ledger, "site", "1", profile("site", "ada", "Epic"));
    List<String> read = new ArrayList<>();

    ledger
        .people()
        .keep(
            "site",
            List.of(profile("site", "ada", "Epic"), profile("site", "bo", "Cerner")),
            List.of(),
            "2",
            profile -> {
              read.add(profile.key());
              return Made.READER.apply(profile);
            },
            Made.SAME_AS);

    assertThat(read).containsExactly("bo");
  }

  @Test
  void aChangedProfileKeepsItsCandidateAndItsDayOfNotice() {
    keep(ledger, "site", "1", profile("site", "ada", "Epic"));
    String id = all().getFirst().id();
    Instant later = Made.NOON.plus(Duration.ofDays(20));

    assertThat(keep(ledger, "site", "2", profile("site", "ada", later, "Epic and Cerner")))
        .isEqualTo(new People.Kept(0, 1, 0, 0, 0));

    Profile now = ledger.people().find(id).orElseThrow().profiles().getFirst().profile();
    assertThat(now.text()).isEqualTo("Epic and Cerner");
    assertThat(now.basis().notifyBy()).isEqualTo(Made.NOON.plus(Duration.ofDays(30)));
    assertThat(now.basis().forgetBy()).isEqualTo(later.plus(Duration.ofDays(180)));
  }

  @Test
  void twoSourcesWithOneAddressAreOneCandidateNewestFirst() {
    keep(ledger, "site", "1", profile("site", "ada", "Epic", "ada@example.org"));
    keep(
        ledger,
        "files",
        "1",
        profile("files", "cv.pdf", Made.NOON.plusSeconds(9), "CV", "ada@example.org"));

    assertThat(all()).hasSize(1);
    assertThat(all().getFirst().profiles())
        .extracting(read -> read.profile().source())
        .containsExactly("files", "site");
    assertThat(ledger.people().candidates()).isEqualTo(1);
    assertThat(ledger.people().profiles()).isEqualTo(2);
  }

  @Test
  void aProfileThatConnectsTwoCandidatesMergesThemIntoTheOlder() {
    keep(ledger, "site", "1", profile("site", "ada", "Epic", "ada@example.org"));
    keep(ledger, "forum", "1", profile("forum", "77", "FHIR", "lovelace@example.com"));
    List<Candidate> apart = all();
    long before = ledger.changes().last();

    keep(
        ledger,
        "files",
        "1",
        profile("files", "cv.pdf", "CV", "lovelace@example.com", "ada@example.org"));

    assertThat(all()).extracting(Candidate::id).containsExactly(apart.getFirst().id());
    assertThat(all().getFirst().profiles()).hasSize(3);
    assertThat(Made.changed(ledger, before))
        .containsExactlyInAnyOrder(apart.getFirst().id(), apart.getLast().id());
    assertThat(ledger.people().find(apart.getLast().id())).isEmpty();
    assertThat(ledger.faults()).isEmpty();
  }

  @Test
  void oneBatchMayJoinItsOwnProfilesInAnyOrder() {
    keep(
        ledger,
        "site",
        "1",
        profile("site", "a", "Epic", "a@example.org"),
        profile("site", "b", "Epic", "b@example.org"),
        profile("site", "c", "Epic", "c@example.org"),
        profile("site", "bridge", "Epic", "c@example.org", "b@example.org"));

    assertThat(all()).extracting(one -> one.profiles().size()).containsExactlyInAnyOrder(1, 3);
    assertThat(ledger.people().candidates()).isEqualTo(2);
    assertThat(Made.changed(ledger, 0))
        .containsExactlyInAnyOrderElementsOf(all().stream().map(Candidate::id).toList());
  }

  @Test
  void goneTakesTheProfileAndWithTheLastOneTheCandidate() {
    keep(ledger, "site", "1", profile("site", "ada", "Epic", "ada@example.org"));
    keep(ledger, "files", "1", profile("files", "cv", "CV", "ada@example.org"));
    String id = all().getFirst().id();

    assertThat(gone("files", "cv", "never-known")).isEqualTo(new People.Kept(0, 0, 0, 1, 0));
    assertThat(ledger.people().find(id).orElseThrow().profiles()).hasSize(1);

    long before = ledger.changes().last();
    gone("site", "ada");
    assertThat(all()).isEmpty();
    assertThat(Made.changed(ledger, before)).containsExactly(id);
  }

  @Test
  void anErasedPersonDoesNotComeBackThroughAnySource() {
    keep(ledger, "site", "1", profile("site", "ada", "Epic", "ada@example.org"));
    String id = all().getFirst().id();

    assertThat(ledger.people().erase(id)).isEqualTo(1);
    People.Kept again = keep(ledger, "site", "2", profile("site", "ada", "Epic, renewed"));
    People.Kept other = keep(ledger, "files", "1", profile("files", "cv", "", "ada@example.org"));

    assertThat(again.suppressed() + other.suppressed()).isEqualTo(2);
    assertThat(all()).isEmpty();
    assertThat(Made.changed(ledger, 0)).containsExactly(id);
  }

  @Test
  void aSuppressedPersonWhoIsHeldLeavesWithTheNextBatch() {
    keep(ledger, "site", "1", profile("site", "ada", "Epic", "ada@example.org"));
    ledger.people().suppress(List.of("mail:ada@example.org"));

    People.Kept kept = keep(ledger, "site", "2", profile("site", "ada", "E", "ada@example.org"));

    assertThat(kept.suppressed()).isEqualTo(1);
    assertThat(all()).isEmpty();
  }

  @Test
  void aBatchThatFailsLeavesNothingBehind() {
    keep(ledger, "site", "1", profile("site", "ada", "Epic"));

    assertThatThrownBy(
            () ->
                ledger
                    .people()
                    .keep(
                        "site",
                        List.of(profile("site", "bo", "Epic"), profile("site", "cy", "Epic")),
                        List.of("ada"),
                        "2",
                        profile -> {
                          throw new IllegalStateException("reader broke on " + profile.key());
                        },
                        Made.SAME_AS))
        .isInstanceOf(IllegalStateException.class);

    assertThat(ledger.people().profiles()).isEqualTo(1);
    assertThat(ledger.people().cursor("site")).isEqualTo("1");
  }

  @Test
  void readingAgainChangesOnlyWhereTheEvidenceDiffers() {
    keep(ledger, "s", "1", profile("s", "a", "Epic"), profile("s", "b", "Cerner"));
    long before = ledger.changes().last();
    List<Integer> progress = new ArrayList<>();

    ledger.people().readAgain(profile -> Made.read(profile, "Cerner"), progress::add);
    assertThat(Made.changed(ledger, before)).hasSize(2);

    long after = ledger.changes().last();
    ledger.people().readAgain(profile -> Made.read(profile, "Cerner"), progress::add);
    assertThat(ledger.changes().last()).isEqualTo(after);
    assertThat(progress).containsExactly(2, 2);
  }

  private People.Kept gone(String source, String... keys) {
    return ledger.people().keep(source, List.of(), List.of(keys), "g", Made.READER, Made.SAME_AS);
  }

  private List<Candidate> all() {
    List<Candidate> all = new ArrayList<>();
    ledger.people().each(all::add);
    return all;
  }
}
