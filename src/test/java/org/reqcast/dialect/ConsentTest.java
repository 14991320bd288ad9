// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.connector.Connector;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Consent;

/** A person agrees once; from then on the account keeps itself, one renewal at a time. */
class ConsentTest {
  private static final String CODE =
      """
      oauth2: authorization-code
      ask: "{{server}}/authorize"
      client: riverside-app
      secret: "{{secret}}"
      scope: ads profile
      """;

  @TempDir Path home;
  private Agreed agreed;

  @BeforeEach
  void open() throws IOException {
    agreed = new Agreed(home, CODE);
  }

  @AfterEach
  void close() {
    agreed.close();
  }

  private static URI agree(Consent.Question question) throws IOException, InterruptedException {
    HttpResponse<Void> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(question.address()).build(),
                HttpResponse.BodyHandlers.discarding());
    return URI.create(answer.headers().firstValue("location").orElseThrow());
  }

  private String connect(Connector process) throws Exception {
    Consent consent = process.consent().orElseThrow();
    Consent.Question question = consent.ask(URI.create(Agreed.REDIRECT));
    return consent.agreed(question, agree(question));
  }

  @Test
  void whoNeverAgreedIsToldHow() throws Exception {
    assertThat(Agreed.health(agreed.process()))
        .isEqualTo(
            "RECONFIGURE: main (small) could not log in: nobody has agreed yet that we act for"
                + " this account; run: reqcast connectors connect main");
    assertThat(agreed.server.requests()).isEmpty();
  }

  @Test
  void agreeingIsToldInASentenceAndServesEveryProcess() throws Exception {
    Connector serve = agreed.process();
    Agreed.health(serve);
    assertThat(connect(agreed.process()))
        .isEqualTo(
            "Connected main, allowed: ads profile; it is renewed by itself from"
                + " 22 November 2026, 12:30 UTC on.");
    assertThat(Agreed.health(serve)).isEqualTo("well: Riverside Staffing");
    assertThat(agreed.server.lent()).isOne();
  }

  @Test
  void anAddressThatAnswersAnotherQuestionGrantsNothing() throws Exception {
    Consent consent = agreed.process().consent().orElseThrow();
    Consent.Question mine = consent.ask(URI.create(Agreed.REDIRECT));
    Consent.Question foreign = consent.ask(URI.create(Agreed.REDIRECT));
    URI back = agree(foreign);
    assertThatThrownBy(() -> consent.agreed(mine, back)).hasMessageContaining("no answer to this");
    URI spliced = URI.create(back.toString().replace(foreign.state(), mine.state()));
    assertThatThrownBy(() -> consent.agreed(mine, spliced))
        .as("a code that was asked for with another verifier")
        .hasMessageContaining("code_verifier does not fit");
    URI refused = URI.create(Agreed.REDIRECT + "?error=access_denied&state=" + mine.state());
    assertThatThrownBy(() -> consent.agreed(mine, refused))
        .hasMessageContaining("it was not granted: access_denied");
    assertThat(agreed.server.lent()).isZero();
  }

  @Test
  void theTokenIsRotatedAgainAndAgainByWhoeverIsNext() throws Exception {
    connect(agreed.process());
    Connector serve = agreed.process();
    Connector check = agreed.process();
    for (int round = 0; round < 4; round++) {
      agreed.pass(Agreed.LIFE);
      assertThat(Agreed.health(round % 2 == 0 ? serve : check)).startsWith("well");
      assertThat(Agreed.health(round % 2 == 0 ? check : serve)).startsWith("well");
    }
    assertThat(agreed.server.lent()).isEqualTo(5);
  }

  @Test
  void manyThreadsAndProcessesRenewOnce() throws Exception {
    connect(agreed.process());
    agreed.pass(Agreed.LIFE);
    List<Callable<String>> asks = new ArrayList<>();
    for (int process = 0; process < 4; process++) {
      Connector one = agreed.process();
      for (int thread = 0; thread < 4; thread++) {
        asks.add(() -> Agreed.health(one));
      }
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<String> health : threads.invokeAll(asks)) {
        assertThat(health.get()).isEqualTo("well: Riverside Staffing");
      }
    }
    assertThat(agreed.server.lent()).isEqualTo(2);
    assertThat(agreed.server.atOnce()).isOne();
  }

  @Test
  void aServerInTroubleEndsNothing() throws Exception {
    Connector process = agreed.process();
    connect(process);
    agreed.pass(Agreed.LIFE);
    agreed.server.spoil(503, "<html>Back soon</html>");
    assertThat(Agreed.health(process)).startsWith("WAIT: ");
    agreed.http.mood(FoulHttp.Mood.UNPLUGGED);
    assertThat(Agreed.health(process)).startsWith("WAIT: ");
    agreed.http.mood(FoulHttp.Mood.FAIR);
    agreed.server.spoil(0, "");
    assertThat(Agreed.health(process)).startsWith("well");
  }

  @Test
  void anAnswerThatGotLostIsNoDeadCredential() throws Exception {
    Connector process = agreed.process();
    connect(process);
    agreed.pass(Agreed.LIFE.minus(Duration.ofMinutes(3)));
    agreed.http.mood(FoulHttp.Mood.STONE_DEAF);
    assertThat(Agreed.health(process)).as("the old one is good for a while").startsWith("well");
    agreed.pass(Duration.ofMinutes(5));
    assertThat(Agreed.health(process)).startsWith("WAIT: ");
  }

  @Test
  void whatIsTakenBackAsksThePersonAndAnotherWordMendsIt() throws Exception {
    Connector serve = agreed.process();
    connect(agreed.process());
    assertThat(Agreed.health(serve)).startsWith("well");
    agreed.server.revokeAll();
    assertThat(Agreed.health(serve))
        .startsWith("RECONFIGURE: ")
        .contains("expired or revoked", "run: reqcast connectors connect main");
    connect(agreed.process());
    assertThat(Agreed.health(serve)).startsWith("well");
  }

  @Test
  void whatIsKeptIsSealedAndAnotherKeyAsksThePerson() throws Exception {
    connect(agreed.process());
    Path tokens = home.resolve("tokens");
    assertThat(Files.readString(tokens.resolve("main.sealed")))
        .startsWith("sealed-1:")
        .doesNotContain("access", "refresh", "ads");
    Files.writeString(tokens.resolve("key"), "cd".repeat(32));
    assertThat(Agreed.health(agreed.process()))
        .startsWith("RECONFIGURE: ")
        .contains("cannot be opened: the key is another one", "connectors connect main");
  }

  @Test
  void aDiskThatTakesNothingSpendsNoRefreshToken() throws Exception {
    Connector process = agreed.process();
    connect(process);
    agreed.pass(Agreed.LIFE);
    Path tokens = home.resolve("tokens");
    Path aside = Files.move(tokens, home.resolve("aside"));
    Files.writeString(tokens, "a file where the folder should be");
    assertThat(Agreed.health(process)).startsWith("RECONFIGURE: ").contains("data folder");
    assertThat(agreed.server.lent()).isOne();
    Files.delete(tokens);
    Files.move(aside, tokens);
    assertThat(Agreed.health(process)).startsWith("well");
  }

  @Test
  void everyAskingIsItsOwnAndShowsNoSecret() throws ConnectorException {
    Consent consent = agreed.process().consent().orElseThrow();
    Consent.Question one = consent.ask(URI.create(Agreed.REDIRECT));
    Consent.Question other = consent.ask(URI.create(Agreed.REDIRECT));
    assertThat(one.state()).isNotEqualTo(other.state());
    assertThat(one.verifier()).hasSize(43).isNotEqualTo(other.verifier());
    assertThat(one.address().toString())
        .contains("code_challenge_method=S256", "scope=ads%20profile")
        .doesNotContain(one.verifier(), "client-secret");
  }
}
