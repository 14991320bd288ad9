// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Account;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.ConnectorFile;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Template;
import org.reqcast.grammar.JsonText;
import org.reqcast.grammar.KeptTokens;
import org.reqcast.grammar.Surroundings;
import org.reqcast.http.HttpFailure;

/** One account's session: logged in once, renewed when it runs out, shared by all requests. */
final class AtSession {
  private static final String SERVER = "/xrpc/com.atproto.server.";

  private final Template identifier;
  private final Template password;
  private final Line door;
  private final Line renewing;
  private final Line line;
  private final KeptTokens kept;
  private final ReentrantLock turn = new ReentrantLock();
  private volatile @Nullable Tokens tokens;

  /** What a login gives. */
  record Tokens(String access, String refresh, String did, String handle) {

    static Optional<Tokens> of(Map<?, ?> said) {
      return said.get("accessJwt") instanceof String access
              && said.get("refreshJwt") instanceof String refresh
              && said.get("did") instanceof String did
          ? Optional.of(
              new Tokens(
                  access, refresh, did, said.get("handle") instanceof String name ? name : did))
          : Optional.empty();
    }

    Map<String, String> named() {
      return Map.of("accessJwt", access, "refreshJwt", refresh, "did", did, "handle", handle);
    }
  }

  AtSession(
      ConnectorFile file,
      Account account,
      Template identifier,
      Template password,
      Surroundings around) {
    Judge judge = new Judge(List.of());
    this.identifier = identifier;
    this.password = password;
    this.door = new Line(file, account, new Auth.None(), judge, around);
    this.renewing =
        new Line(file, account, new Auth.Current(() -> held(Tokens::refresh)), judge, around);
    this.line =
        new Line(file, account, new Auth.Current(() -> held(Tokens::access)), judge, around);
    this.kept = KeptTokens.of(around, account, user() + " at " + door.home());
  }

  private String held(java.util.function.Function<Tokens, String> which) {
    Tokens now = tokens;
    return now == null ? "" : which.apply(now);
  }

  Line line() {
    return line;
  }

  /** The session, begun if need be. */
  Tokens tokens() throws ConnectorException, InterruptedException {
    Tokens now = tokens;
    if (now != null) {
      return now;
    }
    turn.lockInterruptibly();
    try {
      Tokens other = tokens;
      if (other == null) {
        other = kept.read().flatMap(Tokens::of).orElse(null);
      }
      return other != null ? hold(other) : keep(login());
    } finally {
      turn.unlock();
    }
  }

  /** Sends within the session; one that ran out meanwhile is renewed, and the request repeated. */
  Reply send(Request.Filled filled, Act act)
      throws ConnectorException, HttpFailure, InterruptedException {
    Tokens used = tokens();
    Reply reply = line.send(filled, act, line.words(), "");
    for (int renewed = 0; renewed < 2 && expired(reply); renewed++) {
      renew(used);
      used = tokens();
      reply = line.send(filled, act, line.words(), "");
    }
    return reply;
  }

  private void renew(Tokens used) throws ConnectorException, InterruptedException {
    turn.lockInterruptibly();
    try {
      if (!used.equals(tokens)) {
        return;
      }
      // Another process beside us may have renewed it, which ends the token we hold.
      Tokens other = kept.read().flatMap(Tokens::of).orElse(used);
      if (!used.equals(other)) {
        hold(other);
        return;
      }
      Reply reply;
      try {
        reply =
            renewing.send(
                new Request.Filled("POST", SERVER + "refreshSession", Map.of(), null),
                Act.READ,
                renewing.words(),
                "");
      } catch (HttpFailure failure) {
        throw renewing.failed(Act.READ, failure);
      }
      if (reply.ok()) {
        keep(reply);
      } else if (reply.status() == 400 || reply.status() == 401) {
        keep(login());
      } else {
        throw renewing.trouble(Act.READ, Remedy.WAIT, "the session could not be renewed");
      }
    } finally {
      turn.unlock();
    }
  }

  private String user() {
    return identifier.render(door.words()).strip();
  }

  private Reply login() throws ConnectorException, InterruptedException {
    byte[] body =
        JsonText.write(
                Map.of(
                    "identifier", user(),
                    "password", password.render(door.words()).strip()))
            .getBytes(StandardCharsets.UTF_8);
    Request.Filled filled =
        new Request.Filled("POST", SERVER + "createSession", AtProtocol.JSON, body);
    return door.read(filled, door.words(), List.of())
        .orElseThrow(() -> door.trouble(Act.READ, Remedy.REPAIR, "the login found nothing"));
  }

  private Tokens hold(Tokens fresh) {
    tokens = fresh;
    return fresh;
  }

  private Tokens keep(Reply reply) throws ConnectorException {
    Tokens fresh =
        (reply.content() instanceof Map<?, ?> said ? Tokens.of(said) : Optional.<Tokens>empty())
            .orElseThrow(() -> door.trouble(Act.READ, Remedy.REPAIR, "the login gives no session"));
    hold(fresh);
    kept.keep(fresh.named());
    return fresh;
  }

  /** A session that ran out is told with 400, where other servers say 401. */
  private static boolean expired(Reply reply) {
    return (reply.status() == 400 || reply.status() == 401)
        && reply.content() instanceof Map<?, ?> said
        && said.get("error") instanceof String error
        && (error.equals("ExpiredToken") || error.equals("InvalidToken"));
  }
}
