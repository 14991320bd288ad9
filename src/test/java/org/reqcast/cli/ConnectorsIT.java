// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an author of a connector is told. */
class ConnectorsIT {
  @TempDir Path folder;
  private Home home;

  @BeforeEach
  void open() {
    home = new Home(folder);
  }

  private void secrets(String text) throws IOException {
    Path file = home.file("data/secrets.yaml", text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static HttpServer server(CyclicBarrier together) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/api/v1/accounts/verify_credentials",
        exchange -> {
          byte[] body = "{\"id\": \"1\", \"acct\": \"recruiter\"}".getBytes(UTF_8);
          int status = 200;
          try {
            together.await(20, TimeUnit.SECONDS);
          } catch (Exception alone) {
            status = 500;
          }
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  @Test
  void accountsAreAskedSideBySide() throws IOException {
    CyclicBarrier together = new CyclicBarrier(2);
    HttpServer one = server(together);
    HttpServer other = server(together);
    try {
      home.file(
          "reqcast.yaml",
          """
          accounts:
            one:
              connector: mastodon
              settings: {instance: "http://127.0.0.1:%d"}
              private-addresses: true
            other:
              connector: mastodon
              settings: {instance: "http://127.0.0.1:%d"}
              private-addresses: true
          """
              .formatted(one.getAddress().getPort(), other.getAddress().getPort()));
      secrets("one: {token: first-secret}\nother: {token: second-secret}\n");

      Home.Answer answer = home.run("connectors", "check");

      assertThat(answer.out()).containsPattern("one +well +@recruiter");
      assertThat(answer.out()).containsPattern("other +well +@recruiter");
      assertThat(answer.err()).isEmpty();
      assertThat(answer.code()).isZero();
    } finally {
      one.stop(0);
      other.stop(0);
    }
  }

  @Test
  void aChannelThatOnlyItsBoardCanOpenSaysWhatItNeedsAndWhereToAsk() throws IOException {
    Home.Answer none = home.run("connectors", "list");
    assertThat(none.out()).contains("indeed-jobs is off: needs Client secret", "; ask Indeed");
    home.file(
        "reqcast.yaml",
        """
        accounts:
          jobs: {connector: ziprecruiter-jobs}
        """);
    Home.Answer lacking = home.run("connectors", "list");
    assertThat(lacking.out())
        .contains("ziprecruiter-jobs is off: needs the secret 'apiKey'", "REQCAST_JOBS_APIKEY");
    assertThat(lacking.err()).isEmpty();
    assertThat(lacking.code()).isZero();
    assertThat(home.run("doctor").err()).doesNotContain("apiKey");
    secrets("jobs: {apiKey: hush-hush}\n");
    assertThat(home.run("connectors", "list").out()).containsPattern("jobs +on ");
  }

  @Test
  void aPrivateAddressIsRefusedWithItsPortAndTheRemedy() throws IOException {
    home.file(
        "reqcast.yaml",
        "accounts:\n  one: {connector: mastodon, settings: {instance: \"http://127.0.0.1:3999\"}}\n");
    secrets("one: {token: first-secret}\n");
    Home.Answer answer = home.run("connectors", "check");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out().replaceAll("\\s+", " "))
        .contains("http://127.0.0.1:3999/api", "give the account private-addresses: true");
  }

  @Test
  void theMistakeOfABrokenFileIsToldOnceAndNotBlamedOnTheAccount() throws IOException {
    assertThat(home.run("connectors", "new", "my-board").code()).isZero();
    Path file = folder.resolve("connectors/boards/my-board.yaml");
    Files.writeString(file, Files.readString(file) + "\nabuot: Nothing.\n");
    home.file("reqcast.yaml", "accounts:\n  mine: {connector: my-board}\n");
    Home.Answer answer = home.run("connectors", "check");
    String all = (answer.out() + answer.err()).replaceAll("\\s+", " ");
    assertThat(all).containsOnlyOnce("abuot").contains("my-board.yaml:", "did you mean 'about'?");
    assertThat(all).doesNotContain("names no");
    assertThat(answer.code()).isEqualTo(1);
  }

  @Test
  void anUnknownAccountIsAnsweredWithTheKnownOnes() throws IOException {
    assertThat(home.run("connectors", "preview", "nothere").err())
        .contains("there is no account 'nothere'; name one in reqcast.yaml");
    home.file("reqcast.yaml", "accounts:\n  feed: {connector: rss}\n");
    assertThat(home.run("connectors", "preview", "nothere").err())
        .contains("there is no account 'nothere'; known here: feed");
    assertThat(home.run("connectors", "preview", "fed").err()).contains("did you mean 'feed'?");
  }

  @Test
  void aNewConnectorComesWithItsFixtureWhereverTheHomeIs() {
    Home.Answer begun = home.run("connectors", "new", "my-board", "--speaks", "json-api");
    assertThat(begun.code()).isZero();
    assertThat(begun.out())
        .contains("wrote connectors/boards/my-board.yaml")
        .contains("wrote src/test/resources/fixtures/my-board/post/case.yaml");
    assertThat(folder.resolve("src/test/resources/fixtures/my-board/post/case.yaml"))
        .isNotEmptyFile();
    assertThat(home.run("connectors", "list").out()).contains("my-board", "json-api");
  }
}
