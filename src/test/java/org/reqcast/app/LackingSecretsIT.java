// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.run.Pauses;

/** An account whose secret is missing sleeps, and comes alive when the secret is there. */
class LackingSecretsIT {
  @TempDir private Path home;
  private App app;

  @BeforeEach
  void open() throws IOException {
    Files.writeString(
        home.resolve("reqcast.yaml"),
        """
        accounts:
          main: {connector: mastodon, settings: {instance: "https://social.example.org"}}
        """);
    app = App.open(Folders.of(Path.of(""), home));
  }

  @AfterEach
  void close() {
    app.close();
  }

  private void secrets(String text, String permissions) throws IOException {
    Path file = home.resolve("data/secrets.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void itComesAliveByItself() throws IOException {
    assertThat(app.catalog().off("main").orElseThrow()).contains("REQCAST_MAIN_TOKEN");
    assertThat(app.catalog().open("main")).isEmpty();
    assertThat(app.catalog().problems()).isEmpty();

    secrets("main: {token: hush-hush}\n", "rw-------");
    assertThat(app.readSecrets()).isEmpty();
    assertThat(app.catalog().off("main")).isEmpty();
    assertThat(app.catalog().open("main")).isPresent();
  }

  @Test
  void aFileThatOthersMayReadChangesNothing() throws IOException {
    secrets("main: {token: hush-hush}\n", "rw-------");
    app.readSecrets();
    secrets("main: {token: other}\n", "rw-r--r--");
    assertThat(app.readSecrets()).isNotEmpty();
    assertThat(app.catalog().open("main").orElseThrow().account().secrets())
        .containsEntry("token", "hush-hush");
  }

  @Test
  void oneThatWasTurnedDownIsTriedWithAnotherSecretAndOneThatAPersonPausedIsNot()
      throws IOException {
    secrets("main: {token: old}\n", "rw-------");
    app.readSecrets();
    Pauses pauses = new Pauses(app.ledger().runs());
    app.ledger().runs().pause("account:main", "needs a person: its token is wrong");
    app.readSecrets();
    assertThat(pauses.account("main")).as("the secret is the same").isPresent();
    secrets("main: {token: new}\n", "rw-------");
    app.readSecrets();
    assertThat(pauses.account("main")).isEmpty();

    pauses.pauseAccount("main", "not this week");
    secrets("main: {token: newer}\n", "rw-------");
    app.readSecrets();
    assertThat(pauses.account("main")).contains("not this week");
  }
}
