// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token that a server lent us.
 *
 * @param refresh gets the next one; empty where there is none
 * @param since when it was asked for
 * @param until when it ends; null where the server did not say
 * @param refreshUntil when {@code refresh} ends; null where the server did not say
 * @param scope what it allows; empty where the server did not say
 */
record OAuthToken(
    String access,
    String refresh,
    Instant since,
    @Nullable Instant until,
    @Nullable Instant refreshUntil,
    String scope) {
  private static final long MOST_SECONDS = 3_000_000_000L;

  /**
   * The token in a server's answer; what the answer leaves out stays as it was before.
   *
   * @param asked when it was asked for
   */
  static Optional<OAuthToken> of(Map<?, ?> answer, Instant asked, @Nullable OAuthToken before) {
    if (!(answer.get("access_token") instanceof String access) || access.isBlank()) {
      return Optional.empty();
    }
    String refresh = answer.get("refresh_token") instanceof String next ? next.strip() : "";
    String scope = answer.get("scope") instanceof String said ? said.strip() : "";
    Instant until = end(asked, answer.get("expires_in"));
    Instant refreshUntil = end(asked, answer.get("refresh_token_expires_in"));
    if (before != null) {
      scope = scope.isEmpty() ? before.scope : scope;
      refreshUntil = refresh.isEmpty() && refreshUntil == null ? before.refreshUntil : refreshUntil;
      refresh = refresh.isEmpty() ? before.refresh : refresh;
    }
    return Optional.of(new OAuthToken(access.strip(), refresh, asked, until, refreshUntil, scope));
  }

  /** The token as it was kept. */
  static Optional<OAuthToken> kept(Map<String, String> named) {
    String access = named.getOrDefault("access", "");
    Instant since = moment(named.get("since"));
    return access.isEmpty() || since == null
        ? Optional.empty()
        : Optional.of(
            new OAuthToken(
                access,
                named.getOrDefault("refresh", ""),
                since,
                moment(named.get("until")),
                moment(named.get("refreshUntil")),
                named.getOrDefault("scope", "")));
  }

  Map<String, String> named() {
    Map<String, String> named = new LinkedHashMap<>();
    named.put("access", access);
    named.put("refresh", refresh);
    named.put("since", since.toString());
    named.put("until", until == null ? "" : until.toString());
    named.put("refreshUntil", refreshUntil == null ? "" : refreshUntil.toString());
    named.put("scope", scope);
    return named;
  }

  /** Whether it has not ended yet. */
  boolean good(Instant now) {
    return until == null || now.isBefore(until);
  }

  /** Whether the next one had better be got; short lives are not halved by a long skew. */
  boolean due(Instant now, Duration skew) {
    if (until == null) {
      return false;
    }
    Duration quarter = Duration.between(since, until).dividedBy(4);
    return !now.isBefore(until.minus(skew.compareTo(quarter) < 0 ? skew : quarter));
  }

  /** Names what is lent, never the token. */
  @Override
  public String toString() {
    return "OAuthToken[" + scope + " until " + until + "]";
  }

  private static @Nullable Instant end(Instant from, @Nullable Object seconds) {
    try {
      BigDecimal number = new BigDecimal(String.valueOf(seconds));
      long life =
          number.signum() < 0 ? 0 : number.min(BigDecimal.valueOf(MOST_SECONDS)).longValue();
      return from.plusSeconds(life);
    } catch (NumberFormatException unsaid) {
      return null;
    }
  }

  private static @Nullable Instant moment(@Nullable String text) {
    try {
      return text == null || text.isEmpty() ? null : Instant.parse(text);
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}
