// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An authorization server and the small API behind it: checks state, PKCE, redirect addresses and
 * signed statements, rotates refresh tokens, and answers as badly as a test wants.
 */
public final class AuthServer extends LoopbackServer {
  public static final String CLIENT = "riverside-app";
  public static final String SECRET = "client-secret-of-riverside";

  private final InstantSource clock;
  private final TokenDesk desk;
  private final Map<String, PublicKey> issuers = new HashMap<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger atOnce = new AtomicInteger();
  private volatile int status;
  private volatile String page = "";
  private volatile @Nullable Runnable meanwhile;

  /**
   * @param redirects the addresses to which codes may go
   * @param life of its tokens
   */
  public AuthServer(InstantSource clock, List<String> redirects, Duration life) {
    super(0, 1);
    this.clock = clock;
    this.desk =
        new TokenDesk(clock, new TokenDesk.Client(CLIENT, SECRET, redirects, false, true), life);
    route("GET", "/authorize", desk::authorize);
    route("POST", "/token", this::token);
    route("GET", "/me", this::me);
    open();
  }

  /** Also statements of this issuer are believed, where this key signed them. */
  public void trust(String issuer, PublicKey key) {
    issuers.put(issuer, key);
  }

  /** The address of tokens answers with this from now on; 0 for as it should. */
  public void spoil(int nextStatus, String nextPage) {
    status = nextStatus;
    page = nextPage;
  }

  /** Done while a request for tokens is under way. */
  public void meanwhile(Runnable what) {
    meanwhile = what;
  }

  public void expireTokens() {
    desk.expire();
  }

  public void revokeAll() {
    desk.revokeAll();
  }

  /** How often a token was lent. */
  public int lent() {
    return desk.lent();
  }

  /** How many asked for tokens at once, at most. */
  public int atOnce() {
    return atOnce.get();
  }

  @Override
  void busy(Call call) throws IOException {
    call.with("Retry-After", "7").json(429, Map.of("error", "slow_down"));
  }

  private void me(Call call) throws IOException {
    if (desk.knows(call)) {
      call.json(200, Map.of("name", "Riverside Staffing"));
    } else {
      call.json(401, Map.of("error", "invalid_token"));
    }
  }

  private void token(Call call) throws IOException {
    atOnce.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    try {
      Runnable what = meanwhile;
      if (what != null) {
        what.run();
      }
      if (status != 0) {
        if (page.startsWith("{")) {
          call.with("Content-Type", "application/json").text(status, page);
        } else {
          call.html(status, page);
        }
      } else if (call.field("grant_type").endsWith(":jwt-bearer")) {
        statement(call);
      } else {
        desk.token(call);
      }
    } finally {
      underWay.decrementAndGet();
    }
  }

  private void statement(Call call) throws IOException {
    String[] parts = call.field("assertion").split("\\.", -1);
    JsonNode claims = parts.length == 3 ? json(parts[1]) : Call.JSON.nullNode();
    PublicKey key = issuers.get(claims.path("iss").asString(""));
    Instant now = clock.instant();
    Instant from = Instant.ofEpochSecond(claims.path("iat").asLong(0));
    Instant until = Instant.ofEpochSecond(claims.path("exp").asLong(0));
    String wrong =
        key == null || !signed(parts, key)
            ? "Invalid JWT Signature."
            : !claims.path("aud").asString("").equals(address() + "/token")
                ? "Invalid JWT: audience"
                : from.isAfter(now)
                        || until.isBefore(now)
                        || Duration.between(from, until).compareTo(Duration.ofHours(1)) > 0
                    ? "Invalid JWT: iat and exp must be a reasonable timeframe"
                    : claims.path("scope").asString("").isEmpty() ? "Empty or missing scope" : "";
    if (wrong.isEmpty()) {
      desk.lend(call, claims.path("scope").asString(""));
    } else {
      TokenDesk.error(call, 400, "invalid_grant", wrong);
    }
  }

  private static JsonNode json(String part) {
    return Call.JSON.readTree(Base64.getUrlDecoder().decode(part));
  }

  private static boolean signed(String[] parts, PublicKey key) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(key);
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return json(parts[0]).path("alg").asString("").equals("RS256")
          && signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
