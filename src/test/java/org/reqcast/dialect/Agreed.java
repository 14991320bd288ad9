// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.reqcast.connector.Check.Health;
import org.reqcast.connector.Connector;
import org.reqcast.http.Http;
import org.reqcast.sandbox.AuthServer;

/** An authorization server, a connector on it, a clock that a test moves, and a kept folder. */
final class Agreed implements AutoCloseable {
  static final String REDIRECT = "http://127.0.0.1:8765/connected";
  static final Duration LIFE = Duration.ofMinutes(30);

  private static final String HEAD =
      """
      about: A small board behind an authorization server.
      speaks: json-api
      home: "{{server}}"
      settings: {server: "Its address"}
      secrets: {secret: "The client's secret (optional)", signing: "The key (optional)"}
      check: {get: /me, who: name}
      post:
        sure: nothing
        create: {post: /ads, json: {title: "{{title}}"}, id: id}
      auth:
        token: "{{server}}/token"
      """;

  private final Path home;
  private volatile Instant now = Ads.NOON;
  final InstantSource clock = () -> now;
  final AuthServer server = new AuthServer(clock, List.of(REDIRECT), LIFE);
  final FoulHttp http = new FoulHttp();

  /**
   * @param auth the lines of {@code auth:} besides the address of tokens
   */
  Agreed(Path home, String auth) throws IOException {
    this.home = home;
    Path connectors = Files.createDirectories(home.resolve("connectors"));
    Files.writeString(connectors.resolve("small.yaml"), HEAD + auth.indent(2));
  }

  static Agreed asClient(Path home) throws IOException {
    return new Agreed(
        home,
        """
        oauth2: client-credentials
        client: riverside-app
        secret: "{{secret}}"
        scope: ads
        """);
  }

  /** Another process on the same folder. */
  Connector process(Map<String, String> secrets) {
    return process(secrets, http);
  }

  Connector process(Map<String, String> secrets, Http out) {
    return Opened.on(
        home,
        home.resolve("tokens"),
        "small",
        Map.of("server", server.address()),
        secrets,
        out,
        clock);
  }

  Connector process() {
    return process(Map.of("secret", AuthServer.SECRET));
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  static String health(Connector process) throws InterruptedException {
    return switch (process.check().check()) {
      case Health.Well well -> "well: " + well.who();
      case Health.Unwell unwell -> unwell.remedy() + ": " + unwell.message();
    };
  }

  static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String pem(KeyPair keys) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(keys.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  @Override
  public void close() {
    server.close();
  }
}
