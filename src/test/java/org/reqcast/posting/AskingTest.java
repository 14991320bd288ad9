// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reqcast.connector.Poster.Look;
import org.reqcast.connector.Sheet.Way;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.reqcast.ledger.Postings;

/** What people are asked to do, and what follows from what they say. */
class AskingTest {
  private static final String AT = "https://board.example.org/jobs/7";

  private final Bench bench = new Bench();
  private final FakeHand hand = new FakeHand();

  @BeforeEach
  void oneOpening() {
    bench.openings.keep(Samples.analyst("columbus-oh"));
  }

  private PostingRow row() {
    return bench.postings.only();
  }

  private Tasks tasks() {
    return bench.posting().tasks(account -> Optional.of(hand));
  }

  private Task task() {
    return tasks().find(row().id()).orElseThrow();
  }

  private String say(Word word) {
    return tasks().say(row().id(), word);
  }

  private void placed() {
    bench.turn(hand);
    say(new Word.Placed(AT, "Ada", null));
  }

  private void edited(String title) {
    bench.openings.keep(Samples.opening("RV-1042", title, "columbus-oh"));
    bench.turn(hand);
  }

  private List<String> history() {
    return bench.postings.history(row().id()).stream().map(Postings.Event::happened).toList();
  }

  @Test
  void askingCountsNothingAsLive() {
    assertThat(bench.turn(hand).counts()).containsOnlyKeys("asked");
    assertThat(row().state()).isEqualTo(PostingState.TO_PLACE);
    assertThat(row().placed()).isNull();
    assertThat(task().what()).isEqualTo(Task.What.PLACE);
    assertThat(task().fields().getFirst().body()).isEqualTo("Interface analyst");
    assertThat(bench.turn(hand).counts()).isEmpty();
  }

  @Test
  void itIsLiveWhereThePersonSaysAndSayingItTwiceIsHarmless() {
    placed();
    assertThat(row().state()).isEqualTo(PostingState.LIVE);
    assertThat(row().remoteLink()).isEqualTo(AT);
    assertThat(history()).last().asString().contains(AT, "Ada");
    int events = history().size();

    assertThat(say(new Word.Placed(AT, "Ada", null))).contains("known already");
    assertThat(history()).hasSize(events);
    assertThat(bench.turn(hand).counts()).isEmpty();
    assertThat(tasks().open()).isEmpty();
  }

  @Test
  void anAddressThatCannotBeRightIsRefusedAndChangesNothing() {
    bench.turn(hand);
    assertThatThrownBy(() -> say(new Word.Placed("https://elsewhere.example.org/7", "Ada", null)))
        .hasMessageContaining("board.example.org");
    assertThatThrownBy(() -> say(new Word.Placed(AT, " ", null))).hasMessageContaining("who");
    assertThat(row().state()).isEqualTo(PostingState.TO_PLACE);
  }

  @Test
  void oneAddressIsNotTwoAds() {
    bench.openings.keep(Samples.analyst("columbus-oh", "dayton-oh"));
    bench.turn(hand);
    List<Task> both = tasks().open();
    tasks().say(both.getFirst().row().id(), new Word.Placed(AT, "Ada", null));
    assertThatThrownBy(
            () -> tasks().say(both.getLast().row().id(), new Word.Placed(AT, "Ada", null)))
        .hasMessageContaining("RV-1042 at");
  }

  @Test
  void aPersonIsRemindedAndAskedNoMoreOftenThanThat() {
    bench.turn(hand);
    bench.pass(FakeHand.REMIND.minusSeconds(1));
    assertThat(bench.turn(hand).counts()).isEmpty();
    bench.pass(Duration.ofSeconds(1));
    assertThat(bench.turn(hand).counts()).containsEntry("reminded", 1);
    assertThat(bench.turn(hand).counts()).isEmpty();
    assertThat(task().asked()).isEqualTo(2);
    assertThat(task().what()).isEqualTo(Task.What.PLACE);
    assertThat(row().state()).isEqualTo(PostingState.TO_PLACE);
  }

  @Test
  void anEditAsksAtOnceAndShowsBothTexts() {
    placed();
    edited("Senior interface analyst");
    assertThat(row().state()).isEqualTo(PostingState.TO_CHANGE);
    assertThat(task().differences())
        .filteredOn(PartDifference::changed)
        .containsExactly(
            new PartDifference("Job title", "Interface analyst", "Senior interface analyst"));

    assertThat(say(new Word.Changed("Ada", task().text()))).contains("live");
    assertThat(bench.turn(hand).counts()).isEmpty();
    assertThat(say(new Word.Changed("Ada", null))).contains("known already");
  }

  @Test
  void aChangeThatIsTakenBackBeforeAnybodyDidItNeedsNobody() {
    placed();
    edited("Senior interface analyst");
    edited("Interface analyst");
    assertThat(row().state()).isEqualTo(PostingState.LIVE);
    assertThat(tasks().open()).isEmpty();
  }

  @Test
  void whoPlacedTheOlderTextIsAskedToChangeIt() {
    bench.turn(hand);
    String first = task().text();
    bench.pass(Duration.ofMinutes(1));
    edited("Senior interface analyst");
    assertThat(task().earlier()).containsExactly(first);
    assertThatThrownBy(() -> say(new Word.Placed(AT, "Ada", null)))
        .hasMessageContaining("--text " + task().text());

    say(new Word.Placed(AT, "Ada", first));
    bench.turn(hand);
    assertThat(task().what()).isEqualTo(Task.What.CHANGE);
    assertThat(task().stands().getFirst().body()).isEqualTo("Interface analyst");
  }

  @Test
  void aTextThatIsNotKeptAnyMoreIsAskedToBeChangedWhole() {
    bench.turn(hand);
    say(new Word.Placed(AT, "Ada", "long-ago"));
    bench.turn(hand);
    assertThat(task().what()).isEqualTo(Task.What.CHANGE);
    assertThat(task().stands()).isEmpty();
  }

  @Test
  void closingAsksAtOnceAndIsProvenByWhoTookItDown() {
    placed();
    bench.openings.forget("RV-1042");
    bench.turn(hand);
    assertThat(row().state()).isEqualTo(PostingState.TO_TAKE_DOWN);
    assertThat(row().remoteLink()).isEqualTo(AT);

    assertThat(say(new Word.TakenDown("Bea"))).contains("closed");
    assertThat(row().state()).isEqualTo(PostingState.CLOSED);
    assertThat(row().reason()).isEqualTo("Taken down by hand, says Bea.");
    assertThat(say(new Word.TakenDown("Bea"))).contains("known already");
    assertThat(bench.turn(hand).counts()).isEmpty();
  }

  @Test
  void whatMayHaveBeenPlacedIsAskedAboutBeforeItCountsAsClosed() {
    bench.turn(hand);
    bench.openings.forget("RV-1042");
    bench.turn(hand);
    assertThat(task().what()).isEqualTo(Task.What.TELL);

    say(new Word.Placed(AT, "Ada", null));
    assertThat(task().what()).isEqualTo(Task.What.TAKE_DOWN);
    say(new Word.TakenDown("Ada"));
    assertThat(row().state()).isEqualTo(PostingState.CLOSED);
  }

  @Test
  void whatNobodyWasAskedForIsGivenUpWithoutAsking() {
    bench.posting().turn(Bench.ACCOUNT, hand, bench.habits, Bounds.of(0, () -> false), line -> {});
    bench.openings.forget("RV-1042");
    assertThat(bench.turn(hand).counts()).containsEntry("dropped", 1);
    assertThat(row().state()).isEqualTo(PostingState.CLOSED);
  }

  @Test
  void whatIsWantedAgainIsAskedAboutBeforeItCountsAsLive() {
    placed();
    bench.openings.move("RV-1042", org.reqcast.opening.OpeningState.ON_HOLD, "");
    bench.turn(hand);
    bench.openings.move("RV-1042", org.reqcast.opening.OpeningState.OPEN, "");
    bench.turn(hand);
    assertThat(row().state()).isEqualTo(PostingState.TO_CHANGE);
    say(new Word.TakenDown("Ada"));
    bench.turn(hand);
    assertThat(row().state()).isEqualTo(PostingState.TO_PLACE);
    assertThat(row().remoteLink()).isNull();
  }

  @Test
  void whatCannotBePlacedWaitsForAChangeAndWhatIsNotWantedForever() {
    bench.turn(hand);
    say(new Word.Cannot("the form wants a salary", "Ada"));
    assertThat(row().state()).isEqualTo(PostingState.REJECTED);
    assertThat(row().reason()).contains("the form wants a salary", "Ada");
    assertThat(bench.turn(hand).counts()).isEmpty();
    edited("Senior interface analyst");
    assertThat(task().what()).isEqualTo(Task.What.PLACE);

    say(new Word.NotWanted("too dear", "Ada"));
    edited("Lead interface analyst");
    assertThat(row().state()).isEqualTo(PostingState.REJECTED);
    bench.openings.forget("RV-1042");
    bench.turn(hand);
    assertThat(row().state()).isEqualTo(PostingState.CLOSED);
  }

  @Test
  void whatCannotBeChangedStandsAsItWasAndIsTakenDownInTheEnd() {
    hand.change = new Way.Cannot("The board changes no ad.");
    placed();
    edited("Senior interface analyst");
    assertThat(row().state()).isEqualTo(PostingState.REJECTED);
    assertThat(row().reason()).isEqualTo("The board changes no ad.");
    bench.openings.forget("RV-1042");
    bench.turn(hand);
    assertThat(row().state()).isEqualTo(PostingState.TO_TAKE_DOWN);
    say(new Word.Cannot("the shop is shut", "Ada"));
    assertThat(row().state()).isEqualTo(PostingState.CANNOT_CLOSE);
  }

  @Test
  void anAdWhoseTimeIsOverIsAskedToBeRenewedAndAnEditAddsNoTime() {
    hand.lasts = Duration.ofDays(30);
    placed();
    bench.pass(Duration.ofDays(20));
    edited("Senior interface analyst");
    say(new Word.Changed("Ada", null));
    bench.pass(Duration.ofDays(10));
    bench.turn(hand);
    assertThat(task().what()).isEqualTo(Task.What.RENEW);
    say(new Word.Changed("Ada", null));
    bench.pass(Duration.ofDays(29));
    assertThat(bench.turn(hand).counts()).isEmpty();
    bench.pass(Duration.ofDays(1));
    bench.turn(hand);
    assertThat(task().what()).isEqualTo(Task.What.RENEW);
  }

  @Test
  void anAdThatItsPageDoesNotShowTwiceIsSaidToBeRemoved() {
    placed();
    hand.look = new Look.Absent();
    bench.pass(Duration.ofDays(1));
    bench.turn(hand);
    assertThat(row().state()).isEqualTo(PostingState.LIVE);
    bench.pass(Sweeping.LATER);
    bench.turn(hand);
    assertThat(row().state()).isEqualTo(PostingState.REJECTED);
    assertThat(hand.looks).isEqualTo(2);
  }

  @Test
  void whatTheBoardWouldRefuseIsNotAskedFor() {
    hand.refuses = "the title is too long";
    bench.turn(hand);
    assertThat(row().state()).isEqualTo(PostingState.REJECTED);
    assertThat(row().reason()).isEqualTo("the title is too long");
    assertThat(tasks().open()).isEmpty();
  }

  @Test
  void whoeverWasAskedToPlaceItIsHeardThoughTheBoardWouldNotTakeItAnyMore() {
    bench.turn(hand);
    hand.refuses = "the title is too long";
    bench.openings.keep(Samples.titled(Samples.analyst("columbus-oh"), "Lead"));
    bench.turn(hand);
    bench.turn(hand);

    assertThat(row().state()).isEqualTo(PostingState.TO_PLACE);
    assertThat(row().reason()).contains("the title is too long").contains("say what stands");
    bench.openings.forget(row().opening());
    bench.turn(hand);
    assertThat(row().state())
        .as("asked whether it was placed meanwhile")
        .isEqualTo(PostingState.TO_TAKE_DOWN);
  }

  @Test
  void aPowerCutAroundAnyWriteLosesNoWordAndAsksNoSecondAd() {
    for (int cut = 0; cut < 12; cut++) {
      Bench other = new Bench();
      other.openings.keep(Samples.analyst("columbus-oh"));
      Crash crash = new Crash(cut);
      other.postings.hooks(crash, crash);
      for (int attempt = 0; attempt < 3; attempt++) {
        try {
          other.turn(hand);
          String id = other.postings.only().id();
          other
              .posting()
              .tasks(account -> Optional.of(hand))
              .say(id, new Word.Placed(AT, "Ada", null));
          break;
        } catch (Crash.Cut died) {
          other.pass(Bench.LEASE);
        }
      }
      assertThat(other.postings.only().state()).as("cut %d", cut).isEqualTo(PostingState.LIVE);
      assertThat(other.turn(hand).counts()).isEmpty();
    }
  }

  /** Cuts the power at the nth write, once. */
  private static final class Crash implements Runnable {
    private int left;

    Crash(int left) {
      this.left = left;
    }

    @Override
    public void run() {
      if (left-- == 0) {
        throw new Cut();
      }
    }

    private static final class Cut extends RuntimeException {
      private static final long serialVersionUID = 1L;
    }
  }
}
