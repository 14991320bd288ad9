// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Account;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.ConnectorFile;
import org.reqcast.connector.Consent;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Words;
import org.reqcast.grammar.KeptTokens;
import org.reqcast.grammar.Surroundings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One account's tokens: kept across starts, and renewed before they run out, by one of us at a
 * time, because a server may take a refresh token that is used twice for a stolen one.
 */
final class Granted implements Auth {
  private static final Logger LOG = LoggerFactory.getLogger(Granted.class);
  private static final Duration NEXT_TRY = Duration.ofMinutes(1);
  private static final Duration LATER = Duration.ofHours(6);

  /** A token that is too young is not prolonged, and nobody says how old one is. */
  private static final Duration GROWN_UP = Duration.ofDays(2);

  private final OAuth spoken;
  private final Line line;
  private final TokenDoor door;
  private final KeptTokens kept;
  private volatile @Nullable OAuthToken held;
  private volatile @Nullable OAuthToken shown;
  private volatile Instant restUntil = Instant.MIN;
  private volatile boolean unkept;

  Granted(OAuth spoken, ConnectorFile file, Account account, Surroundings around) {
    this.spoken = spoken;
    this.line =
        new Line(file, account, new Auth.Unshown(this::hidden), new Judge(List.of()), around);
    this.door = new TokenDoor(spoken, line);
    this.kept = KeptTokens.of(around, account, spoken.boundTo(line.words()));
  }

  @Override
  public Map<String, String> headers(
      Words words, byte @Nullable [] body, String delivery, Instant now) {
    OAuthToken current = held;
    return current == null ? Map.of() : Map.of("Authorization", "Bearer " + current.access());
  }

  @Override
  public List<String> secrets(Words words) {
    return secrets(held);
  }

  private List<String> hidden() {
    return Stream.concat(secrets(held).stream(), secrets(shown).stream()).toList();
  }

  private static List<String> secrets(@Nullable OAuthToken token) {
    return token == null
        ? List.of()
        : Stream.of(token.access(), token.refresh()).filter(one -> !one.isEmpty()).toList();
  }

  @Override
  public boolean ended(Reply reply) throws ConnectorException {
    return spoken.ended() != null && spoken.ended().holds(reply.content(), reply.bound(Map.of()));
  }

  @Override
  public Optional<Consent> consent() {
    return spoken.ask() == null
        ? Optional.empty()
        : Optional.of(
            new CodeConsent(spoken, door, spoken.ask(), line.around().vault(), this::granted));
  }

  private void granted(OAuthToken fresh) throws ConnectorException, InterruptedException {
    try (KeptTokens.Turn turn = kept.turn()) {
      keep(fresh, turn);
    }
  }

  @Override
  public void ready() throws ConnectorException, InterruptedException {
    OAuthToken current = held;
    Instant now = line.around().clock().instant();
    boolean resting = current != null && current.good(now) && now.isBefore(restUntil);
    if (current == null || unkept || (!resting && current.due(now, spoken.skew()))) {
      renew(current, false);
    }
  }

  @Override
  public boolean renew(String shown) throws ConnectorException, InterruptedException {
    OAuthToken current = held;
    if (current != null && shown.equals("Bearer " + current.access())) {
      renew(current, true);
    }
    return true;
  }

  /**
   * @param turnedDown whether a server did not take the token any more
   */
  private void renew(@Nullable OAuthToken used, boolean turnedDown)
      throws ConnectorException, InterruptedException {
    try (KeptTokens.Turn turn = kept.turn()) {
      if (!Objects.equals(used, held)) {
        return;
      }
      Instant now = line.around().clock().instant();
      if (unkept && used != null) {
        keep(used, turn);
        if (!turnedDown && !used.due(now, spoken.skew())) {
          return;
        }
      }
      OAuthToken last = kept.read().flatMap(OAuthToken::kept).orElse(used);
      if (last != null && !last.equals(used) && !last.due(now, spoken.skew())) {
        // Another process beside us was first.
        held = last;
        return;
      }
      try {
        keep(next(last, turnedDown, now), turn);
      } catch (ConnectorException trouble) {
        boolean passing = trouble.remedy() == Remedy.WAIT;
        boolean needed = spoken.grant() != OAuth.Grant.PROLONGED && !passing;
        if (turnedDown || last == null || !last.good(now) || needed) {
          throw trouble;
        }
        LOG.info("{} keeps its token, which is good until {}", line.account().name(), last.until());
        held = last;
        restUntil = now.plus(passing ? NEXT_TRY : LATER);
      }
    }
  }

  private OAuthToken next(@Nullable OAuthToken last, boolean turnedDown, Instant now)
      throws ConnectorException, InterruptedException {
    return switch (spoken.grant()) {
      case CLIENT_CREDENTIALS -> door.forClient();
      case JWT_BEARER -> door.forAssertion(now);
      case AUTHORIZATION_CODE -> refreshed(last, turnedDown, now);
      case PROLONGED -> prolonged(last, turnedDown, now);
    };
  }

  private OAuthToken prolonged(@Nullable OAuthToken last, boolean turnedDown, Instant now)
      throws ConnectorException, InterruptedException {
    String first = spoken.first().render(line.words()).strip();
    if (first.isEmpty() || turnedDown) {
      throw line.trouble(
          Act.LOGIN,
          Remedy.RECONFIGURE,
          first.isEmpty()
              ? "it has no token yet"
              : "its token is not taken any more; give the account a new one");
    }
    OAuthToken before =
        last == null ? new OAuthToken(first, "", now, now.plus(GROWN_UP), null, "") : last;
    shown = before;
    try {
      return door.prolonged(before);
    } catch (ConnectorException tooYoung) {
      if (last != null) {
        throw tooYoung;
      }
      LOG.info("{} takes its token as it was given", line.account().name());
      return before;
    } finally {
      shown = null;
    }
  }

  private OAuthToken refreshed(@Nullable OAuthToken last, boolean turnedDown, Instant now)
      throws ConnectorException, InterruptedException {
    String first = spoken.first().render(line.words()).strip();
    if (last == null && !first.isEmpty() && kept.trouble().isEmpty()) {
      return door.after(new OAuthToken("", first, now, now, null, ""));
    }
    if (last == null) {
      throw connect(kept.trouble().orElse("nobody has agreed yet that we act for this account"));
    }
    if (last.refresh().isEmpty()) {
      if (!turnedDown && last.good(now)) {
        return last;
      }
      throw connect("what was granted has ended");
    }
    return door.after(last);
  }

  private ConnectorException connect(String why) {
    return line.trouble(
        Act.LOGIN,
        Remedy.RECONFIGURE,
        why + "; run: reqcast connectors connect " + line.account().name());
  }

  /** What is new counts from here on, also where it could not be kept: the old is used up. */
  private void keep(OAuthToken fresh, KeptTokens.Turn turn) throws ConnectorException {
    held = fresh;
    unkept = true;
    turn.keep(fresh.named());
    unkept = false;
  }
}
