// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Remedy;
import org.reqcast.sandbox.FtpsServer;
import org.reqcast.sandbox.FtpsServer.Mood;

/** Files put into a folder of a strict server of FTP that turns to TLS. */
class FtpsDropIT extends DropContract {
  private static final Path TLS = Path.of("src/test/resources/tls").toAbsolutePath();

  private FtpsServer server;

  @BeforeEach
  void start() throws Exception {
    server = new FtpsServer(context(), false);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static SSLContext context() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    char[] password = "invented".toCharArray();
    try (InputStream in = Files.newInputStream(TLS.resolve("server.p12"))) {
      store.load(in, password);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  @Override
  String connector() {
    return "ftps-drop";
  }

  @Override
  Map<String, String> settings() {
    return Map.of(
        "folder",
        server.address() + "/incoming",
        "user",
        "recruiter",
        "authority",
        TLS.resolve("authority.pem").toString(),
        "password",
        FtpsServer.PASSWORD);
  }

  @Override
  Map<String, byte[]> there() {
    return server.files();
  }

  @Override
  void meddle(String name, byte[] content) {
    server.put(name, content);
  }

  @Test
  void tlsFromTheStartIsFineToo() throws Exception {
    server.close();
    server = new FtpsServer(context(), true);
    Publishing publishing = publishing();
    publishing.publish(ads(publishing, "Analyst"));
    assertThat(text()).contains("Analyst");
  }

  @Test
  void anOldServerThatNamesAnAddressOfItsOwnNetworkIsUnderstood() throws Exception {
    server.mood(Mood.OLD);
    Publishing publishing = publishing();
    publishing.publish(ads(publishing, "Analyst"));
    publishing.publish(ads(publishing, "Builder"));
    assertThat(there()).containsOnlyKeys(name());
    assertThat(text()).contains("Builder");
  }

  @Test
  void aServerThatIsNotToBeBelievedIsToldNothing() {
    assertRefused(publishing(Map.of("authority", "")), "certificate that is not believed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "password  | wrong-word                   | this user and password",
        "user      | somebody                     | this user and password",
        "authority | src/test/resources/tls/README.md | cannot be read",
        "folder    | ftp://old.example.org/x      | is no folder to put files into",
      })
  void whatIsWrongWithOurSettingsIsSaid(String setting, String value, String says) {
    assertRefused(publishing(Map.of(setting, value)), says);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "READ_ONLY | RECONFIGURE | refused writing a file: 550",
        "FULL      | RECONFIGURE | has no room left",
        "BUSY      | WAIT        | 421"
      })
  void aRefusalLeavesTheOldFileAndNoPieces(Mood mood, Remedy remedy, String says) throws Exception {
    Publishing publishing = publishing();
    publishing.publish(ads(publishing, "Analyst"));
    byte[] before = there().get(name());
    server.mood(mood);
    assertFails(publishing, remedy, says);
    assertThat(there()).containsOnlyKeys(name());
    assertThat(there().get(name())).isEqualTo(before);
    server.mood(Mood.FAIR);
    publishing.publish(ads(publishing, "Late"));
    assertThat(text()).contains("Late");
  }

  @Test
  void aFileThatIsShownLateIsLookedForInTheNextTurnAndNotSentAgain() throws Exception {
    server.mood(Mood.SHOWS_LATE);
    Publishing publishing = publishing();
    assertThat(publishing.publish(ads(publishing, "Analyst")).values())
        .allMatch(Posted.Accepted.class::isInstance);
    server.mood(Mood.FAIR);
    server.cutAt(Integer.MAX_VALUE, false);
    assertThat(publishing.publish(ads(publishing, "Analyst")).values())
        .allMatch(Posted.Live.class::isInstance);
    assertThat(server.asked()).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"FAIR", "REPLACES_NOTHING"})
  void aCutAtAnyMomentLeavesTheOldFileOrTheNewOneWhole(Mood mood) throws Exception {
    server.mood(mood);
    cutEverywhere(mood == Mood.FAIR, server::cutAt, server::asked);
  }
}
