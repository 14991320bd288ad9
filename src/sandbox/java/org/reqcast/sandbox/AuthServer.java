// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An authorization server and the small API behind it: checks state, PKCE, redirect addresses and
 * signed statements, rotates refresh tokens, and answers as badly as a test wants.
 */
public final class AuthServer extends LoopbackServer {
  public static final String CLIENT = "riverside-app";
  public static final String SECRET = "client-secret-of-riverside";

  private final TokenDesk desk;
  private final Statements statements;
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
    this.statements = new Statements(clock);
    this.desk =
        new TokenDesk(clock, new TokenDesk.Client(CLIENT, SECRET, redirects, false, true), life);
    route("GET", "/authorize", desk::authorize);
    route("POST", "/token", this::token);
    route("GET", "/me", this::me);
    open();
  }

  /** Also statements of this issuer are believed, where this key signed them. */
  public void trust(String issuer, PublicKey key) {
    statements.trust(issuer, key);
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
    String assertion = call.field("assertion");
    String wrong = statements.wrong(assertion, address() + "/token");
    if (wrong.isEmpty()) {
      desk.lend(call, Statements.claims(assertion).path("scope").asString(""));
    } else {
      TokenDesk.error(call, 400, "invalid_grant", wrong);
    }
  }
}
