// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Believes statements about who somebody is, where a known key signed them for us and for now. */
final class Statements {
  private final InstantSource clock;
  private final Map<String, PublicKey> issuers = new HashMap<>();

  Statements(InstantSource clock) {
    this.clock = clock;
  }

  /** Also statements of this issuer are believed, where this key signed them. */
  void trust(String issuer, PublicKey key) {
    issuers.put(issuer, key);
  }

  /** What a statement claims, wherever it comes from. */
  static JsonNode claims(String assertion) {
    String[] parts = assertion.split("\\.", -1);
    return parts.length == 3 ? json(parts[1]) : Call.JSON.nullNode();
  }

  /** Why a statement is not believed; empty where it is. */
  String wrong(String assertion, String audience) {
    String[] parts = assertion.split("\\.", -1);
    JsonNode claims = claims(assertion);
    PublicKey key = issuers.get(claims.path("iss").asString(""));
    Instant now = clock.instant();
    Instant from = Instant.ofEpochSecond(claims.path("iat").asLong(0));
    Instant until = Instant.ofEpochSecond(claims.path("exp").asLong(0));
    if (key == null || !signed(parts, key)) {
      return "Invalid JWT Signature.";
    }
    if (!claims.path("aud").asString("").equals(audience)) {
      return "Invalid JWT: audience";
    }
    if (from.isAfter(now)
        || until.isBefore(now)
        || Duration.between(from, until).compareTo(Duration.ofHours(1)) > 0) {
      return "Invalid JWT: iat and exp must be a reasonable timeframe";
    }
    return claims.path("scope").asString("").isEmpty() ? "Empty or missing scope" : "";
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
