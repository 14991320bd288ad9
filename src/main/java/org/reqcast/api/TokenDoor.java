// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Escape;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Words;
import org.reqcast.http.HttpFailure;

/** Asks a server for tokens, and sorts its answers by who must act. */
record TokenDoor(OAuth spoken, Line line) {
  private static final Set<String> PASSING = Set.of("temporarily_unavailable", "server_error");
  private static final Set<String> KNOWN =
      Set.of(
          "invalid_request",
          "invalid_client",
          "unauthorized_client",
          "unsupported_grant_type",
          "invalid_scope",
          "access_denied");

  /** What the server lends for a code that a person's browser brought. */
  OAuthToken forCode(String code, String verifier, String redirect)
      throws ConnectorException, InterruptedException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", redirect);
    form.put("code_verifier", verifier);
    return ask(form, null, Act.LOGIN);
  }

  /** The token that follows another. */
  OAuthToken after(OAuthToken before) throws ConnectorException, InterruptedException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", before.refresh());
    return ask(form, before, Act.LOGIN);
  }

  /** The same with a longer life, or another in its place. */
  OAuthToken prolonged(OAuthToken before) throws ConnectorException, InterruptedException {
    Map<String, String> asked = new LinkedHashMap<>();
    spoken
        .tokenWith()
        .forEach((name, value) -> asked.put(name, value.render(line.words()).strip()));
    asked.put("access_token", before.access());
    String path = spoken.token().render(line.words()).strip() + "?" + form(asked);
    Instant now = line.around().clock().instant();
    return token(
        send(new Request.Filled("GET", path, Map.of(), null), Act.LOGIN, line.words()), now, null);
  }

  /** What the server lends to the client itself. */
  OAuthToken forClient() throws ConnectorException, InterruptedException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    scoped(form);
    return ask(form, null, Act.READ);
  }

  /** What the server lends for a statement that we sign. */
  OAuthToken forAssertion(Instant now) throws ConnectorException, InterruptedException {
    Words words = line.words();
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
    try {
      String scope = spoken.scope().render(words).strip();
      form.put(
          "assertion",
          spoken.assertion().sign(words, spoken.token().render(words).strip(), scope, now));
    } catch (IllegalArgumentException unusable) {
      throw line.trouble(Act.LOGIN, Remedy.RECONFIGURE, String.valueOf(unusable.getMessage()));
    }
    return ask(form, null, Act.READ);
  }

  private void scoped(Map<String, String> form) {
    String scope = spoken.scope().render(line.words()).strip();
    if (!scope.isEmpty()) {
      form.put("scope", scope);
    }
  }

  /**
   * @param act whether it may be sent again at once: what uses a grant up may not
   */
  private OAuthToken ask(Map<String, String> form, @Nullable OAuthToken before, Act act)
      throws ConnectorException, InterruptedException {
    Words words = line.words();
    spoken.tokenWith().forEach((name, value) -> form.put(name, value.render(words).strip()));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    client(form, headers, words);
    Instant asked = line.around().clock().instant();
    Request.Filled filled =
        new Request.Filled(
            "POST",
            spoken.token().render(words).strip(),
            headers,
            form(form).getBytes(StandardCharsets.UTF_8));
    return token(send(filled, act, words), asked, before);
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(one -> Escape.URL.apply(one.getKey()) + "=" + Escape.URL.apply(one.getValue()))
        .collect(Collectors.joining("&"));
  }

  private Reply send(Request.Filled filled, Act act, Words words)
      throws ConnectorException, InterruptedException {
    try {
      return line.send(filled, act, words, "");
    } catch (HttpFailure failure) {
      throw line.failed(Act.LOGIN, failure);
    }
  }

  private void client(Map<String, String> form, Map<String, String> headers, Words words) {
    String id = spoken.client().render(words).strip();
    String secret = spoken.secret().render(words).strip();
    if (id.isEmpty()) {
      return;
    }
    if (spoken.clientIn() == OAuth.ClientIn.HEADER) {
      String pair = Escape.URL.apply(id) + ":" + Escape.URL.apply(secret);
      headers.put(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
      return;
    }
    form.put("client_id", id);
    if (!secret.isEmpty()) {
      form.put("client_secret", secret);
    }
  }

  private OAuthToken token(Reply reply, Instant asked, @Nullable OAuthToken before)
      throws ConnectorException {
    Map<?, ?> said = reply.content() instanceof Map<?, ?> map ? map : Map.of();
    String error = said.get("error") instanceof String word ? word : "";
    if (reply.ok() && error.isEmpty()) {
      return OAuthToken.of(said, asked, before)
          .orElseThrow(() -> repair(reply, "gives no token where tokens are given"));
    }
    String sentence = "answers " + reply.status() + ": " + reply.sentence();
    if (error.equals("invalid_grant")) {
      throw line.trouble(Act.LOGIN, Remedy.RECONFIGURE, sentence + remedy());
    }
    if (PASSING.contains(error) || passing(reply.status())) {
      throw line.trouble(Act.LOGIN, Remedy.WAIT, sentence);
    }
    if (spoken.grant() == OAuth.Grant.PROLONGED && !reply.html() && reply.status() == 400) {
      throw line.trouble(Act.LOGIN, Remedy.RECONFIGURE, sentence + remedy());
    }
    if (KNOWN.contains(error) || (!reply.html() && List.of(401, 403).contains(reply.status()))) {
      throw line.trouble(
          Act.LOGIN, Remedy.RECONFIGURE, sentence + "; check the client's id and secret");
    }
    throw repair(reply, sentence);
  }

  private static boolean passing(int status) {
    return status >= 500 || status == 408 || status == 425 || status == 429;
  }

  private ConnectorException repair(Reply reply, String sentence) {
    return line.trouble(
        Act.LOGIN,
        Remedy.REPAIR,
        reply.html() ? "shows a web page where tokens are given" : sentence);
  }

  private String remedy() {
    return switch (spoken.grant()) {
      case AUTHORIZATION_CODE -> "; run: reqcast connectors connect " + line.account().name();
      case CLIENT_CREDENTIALS -> "; check the client's id and secret";
      case JWT_BEARER -> "; check the key, whose it is, and the clock of this machine";
      case PROLONGED -> "; give the account a new token";
    };
  }
}
