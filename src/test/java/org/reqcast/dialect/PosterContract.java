// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Poster;
import org.reqcast.connector.Poster.Look;
import org.reqcast.connector.Poster.Sureness;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Withdrawn;
import org.reqcast.sandbox.LoopbackServer;

/** What every poster must keep, in fair and foul weather, against a local server. */
abstract class PosterContract extends PosterTextContract {
  @Test
  void postingPlacesOneAd() throws Exception {
    standing(poster.post(Ads.EPIC_ANALYST));
    assertThat(board.posts().get()).hasSize(1);
    assertThat(board.posts().get().getFirst().text()).contains("Epic Ambulatory Analyst");
  }

  @Test
  void postingTwiceMakesOneAdWhereTheBoardLetsUsBeSure() throws Exception {
    poster.post(Ads.EPIC_ANALYST);
    if (poster.sureness() != Sureness.NOTHING) {
      assertThat(poster.post(Ads.EPIC_ANALYST))
          .isInstanceOfAny(Posted.Live.class, Posted.Stood.class);
      assertThat(board.posts().get()).hasSize(1);
    }
  }

  @Test
  void twoPostingsMakeTwoAds() throws Exception {
    poster.post(Ads.EPIC_ANALYST);
    poster.post(Ads.FHIR_ENGINEER);
    assertThat(board.posts().get()).hasSize(2);
  }

  @Test
  void aLostAnswerIsUnansweredAndNeverMakesASecondAd() throws Exception {
    http.mood(FoulHttp.Mood.DEAF);
    assertThat(poster.post(Ads.EPIC_ANALYST)).isInstanceOf(Posted.Unanswered.class);
    http.mood(FoulHttp.Mood.FAIR);
    Look look = poster.look(Ads.EPIC_ANALYST);
    assertThat(look).isNotInstanceOf(Look.Absent.class);
    if (poster.sureness() != Sureness.NOTHING) {
      poster.post(Ads.EPIC_ANALYST);
    }
    assertThat(board.posts().get()).hasSize(1);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      textBlock =
          """
          200, <html><body>Welcome</body></html>
          200, <html><body><input type=password></body></html>
          302, <html><body>Moved</body></html>
          406, <html><body>Not acceptable</body></html>
          408, <html><body>Too late</body></html>
          409, there is one like it
          500, <html><body>Oops</body></html>
          502, <html><body>Bad gateway</body></html>
          503, <html><body>Back soon</body></html>
          """)
  void anAnswerThatDoesNotClearlyRefuseIsNone(int status, String page) throws Exception {
    http.twist(status, page);
    assertThat(poster.post(Ads.EPIC_ANALYST)).isInstanceOf(Posted.Unanswered.class);
    assertThat(poster.look(Ads.EPIC_ANALYST)).isNotInstanceOf(Look.Absent.class);
    assertThat(board.posts().get()).hasSize(1);
  }

  @Test
  void anAdThatStoodIsNamedWhateverBecomesOfAChange() throws Exception {
    poster.post(Ads.EPIC_ANALYST);
    http.twist(500, "no changes today");
    Posted again = poster.post(Ads.EPIC_ANALYST_CHANGED);
    if (poster.look(Ads.EPIC_ANALYST) instanceof Look.Stands) {
      assertThat(again).isNotInstanceOf(Posted.Refused.class);
      assertThat(board.posts().get()).hasSize(1);
    }
  }

  @Test
  void lookingBeforeAnythingWasPostedFindsNothing() throws Exception {
    assertThat(poster.look(Ads.EPIC_ANALYST)).isNotInstanceOf(Look.Stands.class);
  }

  @Test
  void updatingTwiceIsHarmless() throws Exception {
    AdRef standing = standing(poster.post(Ads.EPIC_ANALYST));
    Posted first = poster.update(Ads.EPIC_ANALYST_CHANGED, standing);
    Posted again = poster.update(Ads.EPIC_ANALYST_CHANGED, standing);
    assertThat(again).isEqualTo(first);
  }

  @Test
  void withdrawingTwiceIsHarmless() throws Exception {
    AdRef standing = standing(poster.post(Ads.EPIC_ANALYST));
    Withdrawn first = poster.withdraw(Ads.EPIC_ANALYST, standing);
    Withdrawn again = poster.withdraw(Ads.EPIC_ANALYST, standing);
    assertThat(again).hasSameClassAs(first);
    if (poster.sureness() != Sureness.NOTHING) {
      assertThat(poster.look(Ads.EPIC_ANALYST)).isNotInstanceOf(Look.Stands.class);
    }
  }

  @Test
  void busyMeansWait() {
    http.mood(FoulHttp.Mood.BUSY);
    ConnectorException trouble = trouble();
    assertThat(trouble.remedy()).isEqualTo(Remedy.WAIT);
    assertThat(trouble.until()).isEqualTo(Ads.NOON.plusSeconds(90));
  }

  @Test
  void unpluggedMeansWait() {
    http.mood(FoulHttp.Mood.UNPLUGGED);
    assertThat(trouble().remedy()).isEqualTo(Remedy.WAIT);
  }

  @Test
  void loggedOutMeansReconfigure() {
    http.mood(FoulHttp.Mood.LOGGED_OUT);
    assertThat(trouble().remedy()).isEqualTo(Remedy.RECONFIGURE);
  }

  @Test
  void aBrokenServerNeverLooksLikeSuccessOrLikeOurFault() throws Exception {
    http.mood(FoulHttp.Mood.DOWN);
    try {
      assertThat(poster.post(Ads.EPIC_ANALYST)).isInstanceOf(Posted.Unanswered.class);
    } catch (ConnectorException e) {
      assertThat(e.remedy()).isEqualTo(Remedy.WAIT);
    }
  }

  @Test
  void aRedesignedBoardIsLookedAtBeforeAnythingIsBelieved() throws Exception {
    http.mood(FoulHttp.Mood.REDESIGNED);
    try {
      assertThat(poster.post(Ads.EPIC_ANALYST)).isInstanceOf(Posted.Unanswered.class);
    } catch (ConnectorException e) {
      // It looks first, and what it sees then says that nothing was sent.
      assertThat(e.remedy()).isEqualTo(Remedy.REPAIR);
    }
  }

  @Test
  void noSecretIsEverInAMessage() throws Exception {
    List<String> said = new ArrayList<>();
    for (FoulHttp.Mood mood : FoulHttp.Mood.values()) {
      http.mood(mood);
      try {
        said.add(poster.post(Ads.EPIC_ANALYST).toString());
        said.add(poster.withdraw(Ads.EPIC_ANALYST, new AdRef("1", null)).toString());
      } catch (ConnectorException e) {
        said.add(e.getMessage());
      }
    }
    said.add(poster.preview(Ads.EPIC_ANALYST).toString());
    for (String secret : board.secrets().values()) {
      assertThat(said).noneMatch(text -> text.contains(secret));
    }
  }

  @Test
  void aPreviewSendsNothing() throws Exception {
    assertThat(poster.preview(Ads.EPIC_ANALYST).parts()).isNotEmpty();
    assertThat(http.sent()).isZero();
  }

  @Test
  void theBoardsOwnRefusalForPaceIsWaitedOutAsItSays() throws Exception {
    Poster now = opened(board.secrets(), InstantSource.system());
    board.server().next(LoopbackServer.Trouble.BUSY);
    http.mood(FoulHttp.Mood.REAL);
    Instant before = Instant.now();
    ConnectorException trouble =
        Assertions.catchThrowableOfType(ConnectorException.class, () -> now.post(Ads.EPIC_ANALYST));
    assertThat(trouble.remedy()).isEqualTo(Remedy.WAIT);
    Duration wait = busy();
    if (wait != null) {
      // Some clocks tell whole seconds only.
      assertThat(trouble.until())
          .isBetween(before.plus(wait).minusSeconds(1), Instant.now().plus(wait));
    }
    assertThat(board.posts().get()).isEmpty();
    standing(now.post(Ads.EPIC_ANALYST));
    assertThat(board.posts().get()).hasSize(1);
  }

  @Test
  void whatTheBoardWillNeverTakeIsRefusedAndNotPlaced() throws Exception {
    board.server().next(LoopbackServer.Trouble.REFUSES);
    assertThat(poster.post(Ads.EPIC_ANALYST)).isInstanceOf(Posted.Refused.class);
    assertThat(board.posts().get()).isEmpty();
  }

  @Test
  void anEndedCredentialAsksForAnother() throws Exception {
    if (board.secrets().isEmpty()) {
      return;
    }
    Poster stranger = opened(otherSecrets(board.secrets()), clock());
    assertThatThrownBy(() -> stranger.post(Ads.EPIC_ANALYST))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            trouble -> assertThat(trouble.remedy()).isEqualTo(Remedy.RECONFIGURE));
    assertThat(board.posts().get()).isEmpty();
  }

  @Test
  void anAnswerThatNeverEndsIsNone() throws Exception {
    http.mood(FoulHttp.Mood.TRICKLING);
    assertThat(poster.post(Ads.EPIC_ANALYST)).isInstanceOf(Posted.Unanswered.class);
    assertThat(board.posts().get()).hasSize(1);
  }

  @Test
  void aLoginPageIsNeverBelieved() throws Exception {
    AdRef standing = standing(poster.post(Ads.EPIC_ANALYST));
    http.mood(FoulHttp.Mood.LOGIN);
    try {
      assertThat(poster.post(Ads.FHIR_ENGINEER)).isInstanceOf(Posted.Unanswered.class);
    } catch (ConnectorException e) {
      assertThat(e.remedy()).isEqualTo(Remedy.RECONFIGURE);
    }
    try {
      assertThat(poster.update(Ads.EPIC_ANALYST_CHANGED, standing))
          .isNotInstanceOf(Posted.Live.class);
    } catch (ConnectorException e) {
      assertThat(e.remedy()).isEqualTo(Remedy.RECONFIGURE);
    }
    try {
      assertThat(poster.withdraw(Ads.EPIC_ANALYST, standing))
          .isNotInstanceOfAny(Withdrawn.Gone.class, Withdrawn.CannotClose.class);
    } catch (ConnectorException e) {
      assertThat(e.remedy()).isEqualTo(Remedy.RECONFIGURE);
    }
    assertThat(board.posts().get()).hasSize(1);
  }

  @Test
  void aWrongContentTypeMakesNoSecondAd() throws Exception {
    http.mood(FoulHttp.Mood.MISTYPED);
    assertThat(poster.post(Ads.EPIC_ANALYST))
        .isInstanceOfAny(Posted.Live.class, Posted.Accepted.class, Posted.Unanswered.class);
    assertThat(board.posts().get()).hasSize(1);
  }

  private ConnectorException trouble() {
    return Assertions.catchThrowableOfType(
        ConnectorException.class, () -> poster.post(Ads.EPIC_ANALYST));
  }
}
