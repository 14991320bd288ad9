// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.Account;
import org.reqcast.connector.ConnectorFile;
import org.reqcast.connector.Escape;
import org.reqcast.connector.Template;
import org.reqcast.connector.Vocabulary;
import org.reqcast.connector.Words;
import org.reqcast.grammar.BodyReader;
import org.reqcast.grammar.Expression;
import org.reqcast.grammar.Expressions;
import org.reqcast.grammar.Surroundings;

/**
 * What {@code auth:} says where a server lends us tokens for our credentials.
 *
 * @param token the address that gives tokens
 * @param ask the address at which a person agrees; null where nobody is asked
 * @param askWith what that address is asked besides
 * @param client our name there
 * @param secret ours; empty for a client that can keep none
 * @param first a refresh token to begin with; empty where a person is asked
 * @param tokenWith what the token's address is told besides
 * @param skew how long before its end a token counts as due
 * @param ended holds on an answer that means that a token is no longer good; null for 401 alone
 */
record OAuth(
    Grant grant,
    Template token,
    @Nullable Template ask,
    Map<String, Template> askWith,
    Template client,
    Template secret,
    ClientIn clientIn,
    Template scope,
    Template first,
    Map<String, Template> tokenWith,
    Assertion assertion,
    Duration skew,
    @Nullable Expression ended)
    implements Auth {
  private static final Duration USUAL_SKEW = Duration.ofMinutes(5);

  /** What a server lends tokens for. */
  enum Grant {
    /** A person's word, given once. */
    AUTHORIZATION_CODE,
    /** The client's own secret. */
    CLIENT_CREDENTIALS,
    /** A statement that we sign. */
    JWT_BEARER,
    /** The token itself, which its server gives a longer life. */
    PROLONGED
  }

  /** Where a request for tokens says which client asks. */
  enum ClientIn {
    HEADER,
    BODY
  }

  /** Reads the mapping; its mistakes are reported there. */
  static OAuth read(YamlMap map, Vocabulary words) {
    Grant grant = map.word("oauth2", Grant.class);
    boolean signed = grant == Grant.JWT_BEARER;
    boolean prolonged = grant == Grant.PROLONGED;
    Template ask = Template.ofIf(map, "ask", Escape.NONE, words).orElse(null);
    if (ask == null && grant == Grant.AUTHORIZATION_CODE) {
      map.wrong("ask", "`ask` is missing: the address at which a person agrees");
    }
    OAuth read =
        new OAuth(
            grant,
            Template.of(map, "token", Escape.NONE, words),
            ask,
            BodyReader.templates(map, "ask-with", words),
            signed || prolonged
                ? text(map, "client", words)
                : Template.of(map, "client", Escape.NONE, words),
            text(map, "secret", words),
            map.word("client-in", ClientIn.class, ClientIn.BODY),
            text(map, "scope", words),
            prolonged ? Template.of(map, "first", Escape.NONE, words) : text(map, "first", words),
            BodyReader.templates(map, "token-with", words),
            new Assertion(
                signed ? Template.of(map, "key", Escape.NONE, words) : text(map, "key", words),
                text(map, "issuer", words),
                text(map, "subject", words),
                text(map, "audience", words)),
            map.durationIf("skew").orElse(USUAL_SKEW),
            Expressions.readIf(map, "ended").orElse(null));
    map.done();
    return read;
  }

  private static Template text(YamlMap map, String key, Vocabulary words) {
    return Template.ofIf(map, key, Escape.NONE, words)
        .orElseGet(() -> Template.of("", Escape.NONE, words, (line, wrong) -> {}));
  }

  @Override
  public Auth of(ConnectorFile file, Account account, Surroundings around) {
    return new Granted(this, file, account, around);
  }

  @Override
  public Map<String, String> headers(
      Words words, byte @Nullable [] body, String delivery, Instant now) {
    return Map.of();
  }

  /** Whose tokens these are, in a line that changes when they are no longer ours. */
  String boundTo(Words words) {
    String who = client.render(words) + assertion.owner(words);
    // What a person agreed to once is not asked again because a file's wish has changed.
    String what =
        switch (grant) {
          case AUTHORIZATION_CODE -> "";
          case CLIENT_CREDENTIALS, JWT_BEARER -> scope.render(words);
          // Whoever gives another token does not want the old one prolonged.
          case PROLONGED -> first.render(words);
        };
    return String.join(" ", List.of(who, "at", token.render(words), what)).strip();
  }
}
