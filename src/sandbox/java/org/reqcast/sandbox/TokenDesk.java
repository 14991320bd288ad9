// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The part of a server that lends OAuth tokens: codes and refresh tokens are good once, and whoever
 * uses one twice loses everything that came of it.
 */
final class TokenDesk {
  private static final String UNRESERVED = "[A-Za-z0-9._~-]{43,128}";

  private final InstantSource clock;
  private final Client client;
  private final Duration life;
  private final Map<String, Code> codes = new HashMap<>();
  private final Map<String, Refresh> refreshes = new HashMap<>();
  private final Map<String, Access> accesses = new HashMap<>();
  private final Set<Integer> revoked = new HashSet<>();
  private int families;
  private int lent;
  private int numbers;

  /**
   * Who may ask.
   *
   * @param redirects the only addresses to which a code may go
   * @param basic whether it shows itself in the header, or else in the body
   * @param rotating whether every use of a refresh token gives another
   */
  record Client(
      String id, String secret, List<String> redirects, boolean basic, boolean rotating) {}

  private record Code(String challenge, String redirect, int family, String scope, Instant until) {}

  private record Refresh(int family, String scope, boolean used) {}

  private record Access(int family, Instant until) {}

  TokenDesk(InstantSource clock, Client client, Duration life) {
    this.clock = clock;
    this.client = client;
    this.life = life;
  }

  /** A refresh token that a person agreed to earlier. */
  synchronized void lentBefore(String refresh, String scope) {
    refreshes.put(refresh, new Refresh(++families, scope, false));
  }

  /** Whether a request shows a token that is good now. */
  synchronized boolean knows(Call call) {
    Access access = accesses.get(call.bearer());
    return access != null
        && !revoked.contains(access.family)
        && clock.instant().isBefore(access.until);
  }

  /** From here on no token that was lent is good; the refresh tokens are. */
  synchronized void expire() {
    accesses.clear();
  }

  /** The person takes the word back. */
  synchronized void revokeAll() {
    for (int family = 0; family <= families; family++) {
      revoked.add(family);
    }
  }

  /** How often a token was lent. */
  synchronized int lent() {
    return lent;
  }

  /** The page where a person agrees; this person always does. */
  synchronized void authorize(Call call) throws IOException {
    String redirect = call.query("redirect_uri");
    if (!call.query("client_id").equals(client.id) || !client.redirects.contains(redirect)) {
      // An unknown address must never be sent to.
      call.html(400, "<html><body>Unknown client, or an address that is not its own</body></html>");
      return;
    }
    String state = "&state=" + URLEncoder.encode(call.query("state"), StandardCharsets.UTF_8);
    boolean sound =
        call.query("response_type").equals("code")
            && !call.query("state").isEmpty()
            && call.query("code_challenge_method").equals("S256")
            && call.query("code_challenge").matches("[A-Za-z0-9_-]{43}");
    String answer = "?error=invalid_request";
    if (sound) {
      String code = "code-" + ++numbers;
      codes.put(
          code,
          new Code(
              call.query("code_challenge"),
              redirect,
              ++families,
              call.query("scope"),
              clock.instant().plusSeconds(60)));
      answer = "?code=" + code;
    }
    call.with("Location", redirect + answer + state).nothing(302);
  }

  /** The address that lends tokens. */
  synchronized void token(Call call) throws IOException {
    String type = call.header("Content-Type");
    if (type == null || !type.startsWith("application/x-www-form-urlencoded")) {
      error(call, 400, "invalid_request", "send a form");
      return;
    }
    if (!shown(call)) {
      call.with("WWW-Authenticate", "Basic realm=\"tokens\"");
      error(call, 401, "invalid_client", "Client authentication failed");
      return;
    }
    switch (call.field("grant_type")) {
      case "authorization_code" -> code(call);
      case "refresh_token" -> refresh(call);
      case "client_credentials" -> lend(call, ++families, call.field("scope"), false);
      default -> error(call, 400, "unsupported_grant_type", "unknown grant");
    }
  }

  private boolean shown(Call call) {
    if (client.basic) {
      String pair =
          Base64.getEncoder()
              .encodeToString((client.id + ":" + client.secret).getBytes(StandardCharsets.UTF_8));
      return ("Basic " + pair).equals(call.header("Authorization"));
    }
    return call.field("client_id").equals(client.id)
        && call.field("client_secret").equals(client.secret);
  }

  private void code(Call call) throws IOException {
    Code code = codes.remove(call.field("code"));
    String verifier = call.field("code_verifier");
    if (code == null || clock.instant().isAfter(code.until)) {
      error(call, 400, "invalid_grant", "The code is unknown, used or too old");
    } else if (!code.redirect.equals(call.field("redirect_uri"))) {
      error(call, 400, "invalid_grant", "redirect_uri differs");
    } else if (!verifier.matches(UNRESERVED) || !challenge(verifier).equals(code.challenge)) {
      error(call, 400, "invalid_grant", "code_verifier does not fit");
    } else {
      lend(call, code.family, code.scope, true);
    }
  }

  private void refresh(Call call) throws IOException {
    Refresh refresh = refreshes.get(call.field("refresh_token"));
    if (refresh == null || revoked.contains(refresh.family)) {
      error(call, 400, "invalid_grant", "Token has been expired or revoked");
      return;
    }
    if (refresh.used) {
      revoked.add(refresh.family);
      error(call, 400, "invalid_grant", "Token was used before; everything is revoked");
      return;
    }
    if (client.rotating) {
      refreshes.put(call.field("refresh_token"), new Refresh(refresh.family, refresh.scope, true));
    }
    lend(call, refresh.family, refresh.scope, client.rotating);
  }

  /** Lends a token. */
  private void lend(Call call, int family, String scope, boolean withRefresh) throws IOException {
    lent++;
    String access = "access-" + ++numbers + "-" + family;
    accesses.put(access, new Access(family, clock.instant().plus(life)));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("access_token", access);
    answer.put("token_type", "Bearer");
    answer.put("expires_in", life.toSeconds());
    if (!scope.isEmpty()) {
      answer.put("scope", scope);
    }
    if (withRefresh) {
      String refresh = "refresh-" + ++numbers + "-" + family;
      refreshes.put(refresh, new Refresh(family, scope, false));
      answer.put("refresh_token", refresh);
    }
    call.with("Cache-Control", "no-store").json(200, answer);
  }

  /** Lends a token for a signed statement that was found right. */
  synchronized void lend(Call call, String scope) throws IOException {
    lend(call, ++families, scope, false);
  }

  static void error(Call call, int status, String code, String words) throws IOException {
    call.with("Cache-Control", "no-store")
        .json(status, Map.of("error", code, "error_description", words));
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
