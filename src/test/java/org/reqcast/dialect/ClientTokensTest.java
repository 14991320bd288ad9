// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reqcast.connector.Connector;
import org.reqcast.sandbox.AuthServer;
import tools.jackson.databind.json.JsonMapper;

/** Tokens that nobody has to agree to: for a client's secret, and for a signed statement. */
class ClientTokensTest {
  private static final String SIGNED =
      """
      oauth2: jwt-bearer
      key: "{{signing}}"
      issuer: robot@riverside.example.org
      scope: https://api.example.org/auth/indexing
      """;

  @TempDir Path home;

  @Test
  void oneTokenServesManyRequestsAndStarts() throws Exception {
    try (Agreed agreed = Agreed.asClient(home)) {
      for (int start = 0; start < 5; start++) {
        Connector process = agreed.process();
        assertThat(Agreed.health(process)).isEqualTo("well: Riverside Staffing");
        assertThat(Agreed.health(process)).isEqualTo("well: Riverside Staffing");
      }
      assertThat(agreed.server.lent()).isOne();
    }
  }

  @Test
  void aTokenIsRenewedBeforeItRunsOut() throws Exception {
    try (Agreed agreed = Agreed.asClient(home)) {
      Connector process = agreed.process();
      Agreed.health(process);
      agreed.pass(Agreed.LIFE.minus(Duration.ofMinutes(6)));
      Agreed.health(process);
      assertThat(agreed.server.lent()).isOne();
      agreed.pass(Duration.ofMinutes(2));
      assertThat(Agreed.health(process)).startsWith("well");
      assertThat(agreed.server.lent()).isEqualTo(2);
      assertThat(agreed.server.requests()).filteredOn("GET /me"::equals).hasSize(3);
    }
  }

  @Test
  void aTokenThatIsTurnedDownIsReplacedAndTheRequestRepeated() throws Exception {
    try (Agreed agreed = Agreed.asClient(home)) {
      Connector process = agreed.process();
      Agreed.health(process);
      agreed.server.expireTokens();
      assertThat(Agreed.health(process)).startsWith("well");
      assertThat(agreed.server.lent()).isEqualTo(2);
    }
  }

  @Test
  void aWrongSecretNeedsAPersonAndIsNotRepeated() throws Exception {
    try (Agreed agreed = Agreed.asClient(home)) {
      Connector process = agreed.process(Map.of("secret", "mistyped-secret"));
      assertThat(Agreed.health(process))
          .startsWith("RECONFIGURE: main (small) could not log in")
          .contains("Client authentication failed", "check the client's id and secret")
          .doesNotContain("mistyped-secret");
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      textBlock =
          """
          500, <html>Oops</html>, WAIT
          502, {"error":"bad gateway"}, WAIT
          503, {"error":"temporarily_unavailable"}, WAIT
          400, {"error":"temporarily_unavailable"}, WAIT
          408, <html>late</html>, WAIT
          200, <html>Welcome</html>, REPAIR
          200, {"token":"elsewhere"}, REPAIR
          404, <html>Not here</html>, REPAIR
          200, {"error":"invalid_client"}, RECONFIGURE
          400, {"error":"invalid_scope"}, RECONFIGURE
          401, {"error":"who are you?"}, RECONFIGURE
          """)
  void whatTheServerOfTokensAnswersIsSortedByWhoMustAct(int status, String page, String remedy)
      throws Exception {
    try (Agreed agreed = Agreed.asClient(home)) {
      agreed.server.spoil(status, page);
      assertThat(Agreed.health(agreed.process())).startsWith(remedy + ": ");
      agreed.server.spoil(0, "");
      assertThat(Agreed.health(agreed.process())).startsWith("well");
    }
  }

  @Test
  void aServerOfTokensInTroubleDoesNotEndATokenThatIsGood() throws Exception {
    try (Agreed agreed = Agreed.asClient(home)) {
      Connector process = agreed.process();
      Agreed.health(process);
      agreed.server.spoil(503, "<html>Back soon</html>");
      agreed.pass(Agreed.LIFE.minus(Duration.ofMinutes(4)));
      assertThat(Agreed.health(process)).startsWith("well");
      int asked = asked(agreed);
      assertThat(Agreed.health(process)).startsWith("well");
      assertThat(asked(agreed)).as("the next try rests for a minute").isEqualTo(asked);
      agreed.pass(Duration.ofMinutes(2));
      agreed.server.spoil(0, "");
      assertThat(Agreed.health(process)).startsWith("well");
      assertThat(agreed.server.lent()).isEqualTo(2);
    }
  }

  private static int asked(Agreed agreed) {
    return (int) agreed.server.requests().stream().filter("POST /token"::equals).count();
  }

  @Test
  void aStatementThatWeSignIsBelieved() throws Exception {
    KeyPair keys = Agreed.keys();
    try (Agreed agreed = new Agreed(home, SIGNED)) {
      agreed.server.trust("robot@riverside.example.org", keys.getPublic());
      Connector process = agreed.process(Map.of("signing", Agreed.pem(keys)));
      assertThat(Agreed.health(process)).isEqualTo("well: Riverside Staffing");
      agreed.pass(Agreed.LIFE);
      assertThat(Agreed.health(process)).startsWith("well");
      assertThat(agreed.server.lent()).isEqualTo(2);
    }
  }

  @Test
  void theKeyMayComeInOneLineOrInItsJsonFile() throws Exception {
    KeyPair keys = Agreed.keys();
    String file =
        JsonMapper.shared()
            .writeValueAsString(
                Map.of(
                    "private_key", Agreed.pem(keys),
                    "private_key_id", "17",
                    "client_email", "robot@riverside.example.org"));
    try (Agreed agreed =
        new Agreed(home, SIGNED.replace("issuer: robot@riverside.example.org\n", ""))) {
      agreed.server.trust("robot@riverside.example.org", keys.getPublic());
      assertThat(Agreed.health(agreed.process(Map.of("signing", file)))).startsWith("well");
      String oneLine = Agreed.pem(keys).replace("\n", "\\n");
      assertThat(Agreed.health(agreed.process(Map.of("signing", oneLine))))
          .contains("nothing says whose key it is");
    }
    try (Agreed agreed = new Agreed(home, SIGNED)) {
      agreed.server.trust("robot@riverside.example.org", keys.getPublic());
      String oneLine = Agreed.pem(keys).replace("\n", "\\n");
      assertThat(Agreed.health(agreed.process(Map.of("signing", oneLine)))).startsWith("well");
    }
  }

  @ParameterizedTest
  @CsvSource({"no key at all", "-----BEGIN PRIVATE KEY-----AAAA-----END PRIVATE KEY-----"})
  void aKeyThatIsNoneIsSaidWithoutShowingIt(String key) throws Exception {
    try (Agreed agreed = new Agreed(home, SIGNED)) {
      assertThat(Agreed.health(agreed.process(Map.of("signing", key))))
          .startsWith("RECONFIGURE: ")
          .contains("key")
          .doesNotContain("AAAA", "no key at all");
    }
  }

  @Test
  void aKeyThatTheServerDoesNotKnowNeedsAPerson() throws Exception {
    try (Agreed agreed = new Agreed(home, SIGNED)) {
      agreed.server.trust("robot@riverside.example.org", Agreed.keys().getPublic());
      assertThat(Agreed.health(agreed.process(Map.of("signing", Agreed.pem(Agreed.keys())))))
          .startsWith("RECONFIGURE: ")
          .contains("Invalid JWT Signature", "check the key");
    }
  }

  @Test
  void anotherClientDoesNotGetTheTokensOfTheOneBefore() throws Exception {
    try (Agreed agreed = Agreed.asClient(home)) {
      Agreed.health(agreed.process());
    }
    try (Agreed other = Agreed.asClient(home)) {
      assertThat(Agreed.health(other.process(Map.of("secret", AuthServer.SECRET))))
          .startsWith("well");
      assertThat(other.server.lent()).isOne();
    }
  }
}
