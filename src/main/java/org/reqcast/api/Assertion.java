// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Template;
import org.reqcast.connector.Words;
import org.reqcast.grammar.JsonText;

/**
 * A statement about who we are that we sign with RS256, as a JSON Web Token.
 *
 * @param key a private key as PEM, or the JSON file that holds it with its owner
 * @param issuer the owner of the key; may be left to the JSON file
 * @param subject on whose behalf; empty for the issuer's own
 * @param audience whom we tell; empty for the address that gives tokens
 */
record Assertion(Template key, Template issuer, Template subject, Template audience) {
  private static final Duration GOOD_FOR = Duration.ofHours(1);

  /** Clocks differ, and a statement of the future is not believed. */
  private static final Duration BACK = Duration.ofMinutes(1);

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----", Pattern.DOTALL);

  /**
   * The signed statement.
   *
   * @throws IllegalArgumentException with a sentence that holds no secret, where the key is none
   */
  String sign(Words words, String token, String scope, Instant now) {
    Map<?, ?> file = file(words);
    String pem =
        file.get("private_key") instanceof String inside ? inside : key.render(words).strip();
    String owner = owner(words);
    if (owner.isEmpty()) {
      throw new IllegalArgumentException("nothing says whose key it is");
    }
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", "RS256");
    header.put("typ", "JWT");
    if (file.get("private_key_id") instanceof String id) {
      header.put("kid", id);
    }
    Instant from = now.minus(BACK);
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", owner);
    if (!subject.render(words).isBlank()) {
      claims.put("sub", subject.render(words).strip());
    }
    claims.put("aud", said(audience, words, token));
    if (!scope.isEmpty()) {
      claims.put("scope", scope);
    }
    claims.put("iat", from.getEpochSecond());
    claims.put("exp", from.plus(GOOD_FOR).getEpochSecond());
    String statement = encoded(JsonText.write(header)) + "." + encoded(JsonText.write(claims));
    return statement + "." + signature(statement, pem.replace("\\n", "\n"));
  }

  /** Whose key it is; empty where nothing says so. */
  String owner(Words words) {
    return said(issuer, words, file(words).get("client_email"));
  }

  private Map<?, ?> file(Words words) {
    return JsonText.read(key.render(words).strip()).orElse("") instanceof Map<?, ?> file
        ? file
        : Map.of();
  }

  private static String said(Template template, Words words, @Nullable Object otherwise) {
    String said = template.render(words).strip();
    return said.isEmpty() && otherwise instanceof String other ? other : said;
  }

  private static String signature(String statement, String pem) {
    try {
      Signature signing = Signature.getInstance("SHA256withRSA");
      signing.initSign(privateKey(pem));
      signing.update(statement.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signing.sign());
    } catch (GeneralSecurityException unusable) {
      throw new IllegalArgumentException("the key cannot sign with RS256", unusable);
    }
  }

  private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
    Matcher inside = PEM.matcher(pem);
    if (!inside.find()) {
      throw new IllegalArgumentException(
          "the key must be PEM that begins with -----BEGIN PRIVATE KEY-----, or the JSON file"
              + " that holds it");
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(inside.group(1));
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (IllegalArgumentException notBase64) {
      throw new IllegalArgumentException("the key between its PEM lines is damaged", notBase64);
    }
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
