// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.reqcast.connector.Remedy;
import org.reqcast.sandbox.SftpServer;
import org.reqcast.sandbox.SftpServer.Mood;

/** Files put into a folder of a strict SFTP server, and what becomes of them when it hangs up. */
class SftpDropIT extends DropContract {
  private KeyPair ours;
  private Path root;
  private SftpServer server;

  @BeforeEach
  void start() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    ours = generator.generateKeyPair();
    root = Files.createDirectories(folder.resolve("server"));
    Files.createDirectories(root.resolve("incoming"));
    server = new SftpServer(root, ours.getPublic());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  String connector() {
    return "sftp-drop";
  }

  @Override
  Map<String, String> settings() {
    return Map.of(
        "folder",
        server.address() + "/incoming",
        "user",
        "recruiter",
        "hostKey",
        server.fingerprint(),
        "password",
        SftpServer.PASSWORD);
  }

  @Override
  Map<String, byte[]> there() throws Exception {
    return LocalDropTest.read(root.resolve("incoming"));
  }

  @Override
  void meddle(String name, byte[] content) throws Exception {
    LocalDropTest.meddle(root.resolve("incoming"), name, content);
  }

  @Test
  void aKeyIsEnough() throws Exception {
    StringWriter pem = new StringWriter();
    pem.append("-----BEGIN PRIVATE KEY-----\n");
    pem.append(Base64.getMimeEncoder().encodeToString(ours.getPrivate().getEncoded()));
    pem.append("\n-----END PRIVATE KEY-----");
    Publishing publishing = publishing(Map.of("password", "", "privateKey", pem.toString()));
    publishing.publish(ads(publishing, "Analyst"));
    assertThat(text()).contains("Analyst");
  }

  @Test
  void aServerThatNobodyKnowsIsToldNothing() throws Exception {
    assertRefused(publishing(Map.of("hostKey", "-")), server.fingerprint(), "nobody has accepted");
    assertThat(there()).isEmpty();
  }

  @Test
  void aServerWithAnotherKeyIsToldNothingAndAPersonIsAsked() throws Exception {
    Publishing publishing = publishing();
    publishing.publish(ads(publishing, "Analyst"));
    byte[] before = there().get(name());
    server.rekeyed();
    assertRefused(publishing, "another host key", server.fingerprint(), "Ask the server's owner");
    assertThat(there().get(name())).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "password   | wrong-word        | this key or password",
        "user       | somebody          | this key or password",
        "privateKey | no key            | no private key",
        "folder     | gopher://old/x    | is no folder to put files into",
        "folder     | sftp://nobody.invalid/x | cannot be reached",
      })
  void whatIsWrongWithOurSettingsIsSaid(String setting, String value, String says) {
    assertRefused(publishing(Map.of(setting, value)), says);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"READ_ONLY | right to write", "FULL | a disk or a quota is full"})
  void aRefusalLeavesTheOldFileAndNoPieces(Mood mood, String says) throws Exception {
    Publishing publishing = publishing();
    publishing.publish(ads(publishing, "Analyst"));
    byte[] before = there().get(name());
    server.mood(mood);
    assertFails(publishing, Remedy.RECONFIGURE, says);
    assertThat(there()).containsOnlyKeys(name());
    assertThat(there().get(name())).isEqualTo(before);
    server.mood(Mood.FAIR);
    publishing.publish(ads(publishing, "Late"));
    assertThat(text()).contains("Late");
  }

  @Test
  void aServerThatIsNotThereIsWaitedFor() {
    Publishing publishing = publishing();
    server.close();
    assertFails(publishing, Remedy.WAIT, "was not reached");
  }

  @ParameterizedTest
  @EnumSource(names = {"FAIR", "REPLACES_NOTHING"})
  void aCutAtAnyMomentLeavesTheOldFileOrTheNewOneWhole(Mood mood) throws Exception {
    server.mood(mood);
    cutEverywhere(mood == Mood.FAIR, server::cutAt, server::requests);
  }
}
