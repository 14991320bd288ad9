// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reqcast.opening.OpeningState.APPROVED;
import static org.reqcast.opening.OpeningState.CLOSED;
import static org.reqcast.opening.OpeningState.DRAFT;
import static org.reqcast.opening.OpeningState.EXPIRED;
import static org.reqcast.opening.OpeningState.FILLED;
import static org.reqcast.opening.OpeningState.ON_HOLD;
import static org.reqcast.opening.OpeningState.OPEN;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.config.Problems;
import org.reqcast.opening.Incentive.Kind;

class OpeningStateTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  @TempDir private Path folder;

  @Test
  void nothingIsAdvertisedThatNobodyApproved() {
    assertThat(DRAFT.refusal(OPEN)).hasValue("is a draft, and has to be approved first");
    assertThat(DRAFT.refusal(APPROVED)).isEmpty();
    assertThat(APPROVED.refusal(OPEN)).isEmpty();
    for (OpeningState state : OpeningState.values()) {
      boolean fromApproval = state != DRAFT;
      assertThat(state.refusal(OPEN).isEmpty()).as(state.name()).isEqualTo(fromApproval);
      assertThat(state.refusal(state)).isEmpty();
    }
  }

  @Test
  void whatIsOnHoldComesBackAndWhatIsDoneMayToo() {
    assertThat(OPEN.refusal(ON_HOLD)).isEmpty();
    assertThat(ON_HOLD.refusal(OPEN)).isEmpty();
    assertThat(FILLED.refusal(OPEN)).isEmpty();
    assertThat(FILLED.refusal(APPROVED)).hasValue("is filled and cannot become approved");
    assertThat(ON_HOLD.refusal(DRAFT)).hasValue("is on hold and cannot become draft");
  }

  @Test
  void aFileThatIsSilentAboutTheStateLeavesItAlone() throws Exception {
    Opening draft = read("ends: 2026-11-22");
    for (OpeningState state : List.of(DRAFT, OPEN, ON_HOLD, CLOSED, FILLED)) {
      assertThat(draft.following(draft.in(state), TODAY).state()).isEqualTo(state);
    }
  }

  @Test
  void approvalIsForWhatWasReadAndNotForWhatItBecame() throws Exception {
    Opening approved = read("ends: 2026-11-22").in(APPROVED);
    assertThat(read("ends: 2026-11-22").following(approved, TODAY).state()).isEqualTo(APPROVED);
    assertThat(read("ends: 2026-12-22").following(approved, TODAY).state()).isEqualTo(DRAFT);
  }

  @Test
  void whatRanOutGoesOnWhereItsLastDayIsMoved() throws Exception {
    Opening expired = read("ends: 2026-11-21").in(EXPIRED);
    assertThat(read("ends: 2026-11-21").following(expired, TODAY).state()).isEqualTo(EXPIRED);
    assertThat(read("ends: 2026-11-22").following(expired, TODAY).state()).isEqualTo(OPEN);
  }

  @Test
  void incentivesSayWhatSortTheyAreAndReadWell() throws Exception {
    Opening opening =
        read(
            """
            incentives:
              - sign-on-bonus 12500.50 USD
              - remote-days 3
              - {kind: relocation, amount: 5000, currency: CHF}
              - {kind: remote-days, days: 1}
              - {kind: other, words: A dog in the office}
              - Sign-on bonus of $5,000
              - relocation
              - visa
            """);
    assertThat(opening.incentives())
        .extracting(Incentive::words)
        .containsExactly(
            "Sign-on bonus of $12,500.50",
            "3 remote days a week",
            "Relocation help up to CHF\u00A05,000",
            "One remote day a week",
            "A dog in the office",
            "Sign-on bonus of $5,000",
            "Relocation help",
            "Visa sponsorship");
    assertThat(opening.incentives().getFirst())
        .isEqualTo(
            new Incentive(
                Kind.SIGN_ON_BONUS,
                new BigDecimal("12500.50"),
                "USD",
                0,
                "Sign-on bonus of $12,500.50"));
    assertThat(opening.incentives().get(1).days()).isEqualTo(3);
    assertThat(opening.incentives().get(5).kind()).isEqualTo(Kind.OTHER);
  }

  @Test
  void mistakesInIncentivesAreToldWithTheirLine() throws Exception {
    Problems problems = new Problems();
    Path file = folder.resolve("a.yaml");
    Files.writeString(
        file,
        text(
            """
            incentives:
              - sign-on-bonus 5000
              - {kind: sign-on-bonus, amount: 5000}
              - {kind: relocation, days: 3}
              - remote-days 9
              - {kind: bonus}
              - sign-on-bonus 5000 QQQ
            """));
    assertThat(new OpeningReader(problems).read(file, "a.yaml")).isEmpty();
    assertThat(problems.list())
        .extracting(Object::toString)
        .satisfiesExactly(
            one -> assertThat(one).startsWith("a.yaml:10: ").contains("needs a currency"),
            one -> assertThat(one).startsWith("a.yaml:11: ").contains("an amount needs one"),
            one -> assertThat(one).startsWith("a.yaml:12: ").contains("remote-days"),
            one -> assertThat(one).startsWith("a.yaml:13: ").contains("from 1 to 7"),
            one -> assertThat(one).startsWith("a.yaml:14: ").contains("must be one of"),
            one -> assertThat(one).startsWith("a.yaml:15: ").contains("ISO 4217"));
  }

  private Opening read(String more) throws Exception {
    Problems problems = new Problems();
    Path file = folder.resolve("a.yaml");
    Files.writeString(file, text(more));
    List<Opening> read = new OpeningReader(problems).read(file, "a.yaml");
    assertThat(problems.toString()).isEmpty();
    return read.getFirst();
  }

  private static String text(String more) {
    return """
        id: RQ-1
        title: Interface Engineer
        facility: Riverbend Clinic
        places: Remote, US
        need: implement
        description: Keep the pharmacy system of three hospitals running, together with its people.
        contact: talent@riverbend.example.org
        posted: 2026-11-01
        """
        + more;
  }
}
