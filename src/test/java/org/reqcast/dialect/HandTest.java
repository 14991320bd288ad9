// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ByHand;
import org.reqcast.connector.Check.Health;
import org.reqcast.connector.Connector;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Poster.Look;
import org.reqcast.connector.Preview;
import org.reqcast.connector.Sheet.Way;
import org.reqcast.http.Answer;
import org.reqcast.http.Http;
import org.reqcast.http.HttpFailure;

/** Boards where a person places what is prepared. */
class HandTest {
  private static final Http SHUT =
      ask -> {
        throw new AssertionError("nothing may leave for a board that people post on");
      };
  private static final AdRef STANDING = new AdRef("7", "https://board.example.org/jobs/7");

  @TempDir private Path home;

  private static final Map<String, String> SETTINGS =
      Map.of(
          "form", "https://board.example.org/employers/post",
          "host", "board.example.org",
          "days", "30",
          "statement", "We are an equal opportunity employer.");

  private static ByHand board(Connector opened) {
    return (ByHand) opened.delivery().orElseThrow();
  }

  private static ByHand shipped(String connector) {
    return board(Opened.on(connector, SETTINGS, Map.of(), SHUT, Ads.CLOCK));
  }

  private Connector own(String post, Http http) throws Exception {
    Path file = home.resolve("connectors/boards/own.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        about: A board of our own.
        speaks: by-hand
        settings: {days: How long (optional)}
        post:
          where: https://board.example.org/post
          days: "{{days}}"
          requires: [facility]
          text:
            Title: {say: "{{title}}", most: 30}
            Text:
              say: "{{description}} EEO. {{link}}"
              most: 110
              shorten: [description]
          steps: Post it.
          update: {steps: Change it.}
          close: {cannot: It runs out by itself.}
        %s
        """
            .formatted(post.indent(2)));
    return Opened.on(home, "own", Map.of("days", "14"), Map.of(), http, Ads.CLOCK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"himss-jobmine", "ahima", "health-ecareers"})
  void theTextsOfEachFieldAreThoseOfTheFixture(String connector) throws Exception {
    Preview preview = shipped(connector).preview(Ads.EPIC_ANALYST);
    String said =
        preview.parts().stream()
            .map(part -> "# " + part.headline() + "\n" + part.body() + "\n")
            .collect(Collectors.joining("\n"));
    Path expected =
        Path.of("src/test/resources/fixtures").resolve(connector).resolve("expected/fields.txt");
    if ("write".equals(System.getProperty("fixtures"))) {
      Files.createDirectories(expected.getParent());
      Files.writeString(expected, said);
    }
    assertThat(said).isEqualTo(Files.readString(expected));
    assertThat(said).contains("We are an equal opportunity employer.");
  }

  @Test
  void theSheetTellsWhereHowAndForHowLong() {
    ByHand board = shipped("himss-jobmine");
    assertThat(board.sheet().where()).isEqualTo("https://board.example.org/employers/post");
    assertThat(board.sheet().lasts()).hasDays(30);
    assertThat(board.sheet().place())
        .first()
        .isEqualTo("Open https://board.example.org/employers/post and sign in.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "board.example.org/jobs/7",
        "http://board.example.org/jobs/7",
        "https://evil.example.net/jobs/7",
        "https://evilboard.example.org.example.net/7",
        "https://notboard.example.org/7",
        "https://me@board.example.org/7",
        "https://board.example.org/jobs/7 and more",
        "javascript:alert(1)",
        "https://board.example.org/employers/post"
      })
  void anAddressThatIsNotTheAdsIsRefusedWithASentence(String address) {
    assertThat(shipped("himss-jobmine").wrong(address))
        .hasValueSatisfying(why -> assertThat(why).isNotBlank());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://board.example.org/jobs/7", "https://JOBS.board.example.org/7?a=b#c"})
  void anAddressOfTheBoardIsTaken(String address) {
    assertThat(shipped("himss-jobmine").wrong(address)).isEmpty();
  }

  @Test
  void onlyWhatMayBeShortenedIsShortenedAndTheRestIsRefused() throws Exception {
    ByHand board = board(own("", SHUT));
    Preview preview = board.preview(Ads.EPIC_ANALYST);
    assertThat(preview.parts().getLast().body())
        .contains("…", "EEO. https://jobs.riverside.example.org/");
    assertThat(preview.lengths()).allMatch(one -> one.length() <= one.most());
    assertThat(board.refusal(Ads.EPIC_ANALYST)).isEmpty();

    Ad long31 = Ads.ad("epic-17-columbus", "r3", "Interface Analyst in Columbus O");
    assertThat(board.refusal(long31))
        .hasValueSatisfying(no -> assertThat(no.field()).isEqualTo("Title"));
    assertThat(board.sheet().takeDown()).isEqualTo(new Way.Cannot("It runs out by itself."));
  }

  @Test
  void aNumberOfDaysThatIsNoneIsSaidByTheCheck() throws Exception {
    Connector opened =
        Opened.on(
            "ahima",
            Map.of("form", "https://board.example.org/post", "days", "a month"),
            Map.of(),
            SHUT,
            Ads.CLOCK);
    assertThat(opened.check().check()).isInstanceOf(Health.Unwell.class);
    assertThat(own("", SHUT).check().check())
        .isEqualTo(new Health.Well("a person places the ads, at https://board.example.org/post"));
  }

  @Test
  void nothingIsReadWhereTheFileDoesNotAskForIt() throws Exception {
    assertThat(board(own("", SHUT)).look(Ads.EPIC_ANALYST, STANDING))
        .isInstanceOf(Look.CannotLook.class);
  }

  @Test
  void theAdsPageIsReadAsARobotMay() throws Exception {
    List<URI> asked = new ArrayList<>();
    List<Integer> statuses = new ArrayList<>(List.of(200, 404, 503));
    Http http =
        ask -> {
          assertThat(ask.crawling()).isTrue();
          asked.add(ask.uri());
          return new Answer(ask.uri(), statuses.removeFirst(), Map.of(), new byte[0]);
        };
    ByHand board = board(own("look: true", http));
    assertThat(board.look(Ads.EPIC_ANALYST, STANDING)).isEqualTo(new Look.Stands(STANDING));
    assertThat(board.look(Ads.EPIC_ANALYST, STANDING)).isInstanceOf(Look.Absent.class);
    assertThatThrownBy(() -> board.look(Ads.EPIC_ANALYST, STANDING))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("503");
    assertThat(asked).containsOnly(URI.create("https://board.example.org/jobs/7"));
  }

  @Test
  void whatRobotsTxtForbidsIsNoTrouble() throws Exception {
    Http http =
        ask -> {
          throw new HttpFailure(HttpFailure.Kind.REFUSED, "robots.txt", null, null);
        };
    assertThat(board(own("look: true", http)).look(Ads.EPIC_ANALYST, STANDING))
        .isInstanceOf(Look.CannotLook.class);
  }
}
