// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.connector.Connector;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Poster;
import org.reqcast.sandbox.AtprotoServer;

/** Servers count logins: a session outlives the process that began it, and is shared. */
class AtSessionTest {
  private static final String HANDLE = "riverside.pds.example.org";
  private static final String PASSWORD = "app-pass-word";

  @TempDir Path tokens;
  private final AtprotoServer server = new AtprotoServer(0, 1, HANDLE, PASSWORD);

  @AfterEach
  void close() {
    server.close();
  }

  private Connector process(String password) {
    return Opened.on(
        Path.of("").toAbsolutePath(),
        tokens,
        "bluesky",
        Map.of("server", server.address(), "handle", HANDLE),
        Map.of("password", password),
        new FoulHttp(),
        Ads.CLOCK);
  }

  private static void post(Connector process, String posting)
      throws ConnectorException, InterruptedException {
    assertThat(
            ((Poster) process.delivery().orElseThrow()).post(Ads.ad(posting, "r1", "Epic Analyst")))
        .isInstanceOf(Posted.Live.class);
  }

  @Test
  void aHundredStartsAreOneLogin() throws Exception {
    for (int start = 0; start < 100; start++) {
      post(process(PASSWORD), "a-" + start);
    }
    assertThat(server.posts()).hasSize(100);
    assertThat(server.logins()).isOne();
  }

  @Test
  void aSessionThatRanOutBetweenTwoStartsIsRenewedWithoutAPassword() throws Exception {
    post(process(PASSWORD), "a-1");
    server.expireTokens();
    post(process(PASSWORD), "a-2");
    assertThat(server.logins()).isOne();
  }

  @Test
  void twoProcessesTakeOverWhatTheOtherRenewed() throws Exception {
    Connector serve = process(PASSWORD);
    Connector check = process(PASSWORD);
    post(serve, "a-1");
    post(check, "a-2");
    for (int round = 0; round < 3; round++) {
      server.expireTokens();
      post(serve, "b-" + round);
      post(check, "c-" + round);
    }
    assertThat(server.logins()).isOne();
  }

  @Test
  void aBrokenOrForeignFileIsALoginAndNoError() throws Exception {
    post(process(PASSWORD), "a-1");
    Path file = tokens.resolve("main.sealed");
    String sealed = Files.readString(file);
    Files.writeString(file, "{half");
    post(process(PASSWORD), "a-2");
    char last = sealed.charAt(40);
    Files.writeString(
        file, sealed.substring(0, 40) + (last == 'A' ? 'B' : 'A') + sealed.substring(41));
    post(process(PASSWORD), "a-3");
    Files.writeString(tokens.resolve("key"), "ab".repeat(32));
    post(process(PASSWORD), "a-4");
    assertThat(server.logins()).isEqualTo(4);
    post(process(PASSWORD), "a-5");
    assertThat(server.logins()).isEqualTo(4);
  }

  @Test
  void onlyItsOwnerMayReadTheFileAndThePasswordIsNotInIt() throws Exception {
    post(process(PASSWORD), "a-1");
    for (Path file : List.of(tokens.resolve("main.sealed"), tokens.resolve("key"))) {
      assertThat(Files.readString(file)).doesNotContain(PASSWORD, HANDLE, "access", "refresh");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    try (var files = Files.list(tokens)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaidWithItsRemedy() throws IOException {
    Files.delete(tokens);
    Files.writeString(tokens, "a file where the folder should be");
    assertThatThrownBy(() -> post(process(PASSWORD), "a-1"))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("data folder");
  }
}
