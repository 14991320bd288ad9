// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.Account;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.ConnectorFile;
import org.reqcast.connector.Consent;
import org.reqcast.connector.Escape;
import org.reqcast.connector.Template;
import org.reqcast.connector.Vocabulary;
import org.reqcast.connector.Words;
import org.reqcast.grammar.Surroundings;

/** How a request shows who we are. */
interface Auth {

  /** The headers that do it, for exactly these bytes. */
  Map<String, String> headers(Words words, byte @Nullable [] body, String delivery, Instant now);

  /** What it makes of the secrets that must be struck out too. */
  default List<String> secrets(Words words) {
    return List.of();
  }

  /** As one account does it, with what it learns on the way. */
  default Auth of(ConnectorFile file, Account account, Surroundings around) {
    return this;
  }

  /** Gets what is to be shown, where that has to be asked for. */
  default void ready() throws ConnectorException, InterruptedException {}

  /**
   * Gets something else to show, because a server did not take what was shown.
   *
   * @param shown the {@code Authorization} that was sent
   * @return whether there is something else, so that the request may be sent again
   */
  default boolean renew(String shown) throws ConnectorException, InterruptedException {
    return false;
  }

  /** Whether an answer says, by other than its status, that what was shown is no longer good. */
  default boolean ended(Reply reply) throws ConnectorException {
    return false;
  }

  /** How a person lets us show it; empty where nobody has to agree. */
  default Optional<Consent> consent() {
    return Optional.empty();
  }

  /** Reads {@code auth:}; absent is none. */
  static Auth read(YamlMap file, Vocabulary vocabulary) {
    if (file.isMap("auth")) {
      return OAuth.read(file.map("auth"), vocabulary);
    }
    String text = file.textIf("auth").orElse("none").strip();
    String kind = text.split("\\s+", 2)[0];
    String rest = text.substring(kind.length()).strip();
    int colon = rest.indexOf(':');
    switch (kind) {
      case "none" -> {
        return new None();
      }
      case "bearer" -> {
        return new Header("Authorization", template("Bearer " + rest, file, vocabulary));
      }
      case "hmac" -> {
        return new Signed(template(rest, file, vocabulary));
      }
      case "basic" -> {
        if (colon > 0) {
          return new Basic(template(rest, file, vocabulary));
        }
        file.wrong("auth", "basic needs user:password, such as basic {{user}}:{{password}}");
      }
      case "header" -> {
        if (colon > 0) {
          return new Header(
              rest.substring(0, colon).strip(),
              template(rest.substring(colon + 1).strip(), file, vocabulary));
        }
        file.wrong("auth", "header needs a name and a value, such as header X-Key: {{token}}");
      }
      default ->
          file.wrong(
              "auth",
              "`"
                  + kind
                  + "` is no way to show who we are; one of bearer, basic, header, hmac,"
                  + " none");
    }
    return new None();
  }

  private static Template template(String text, YamlMap file, Vocabulary vocabulary) {
    return Template.of(text, Escape.NONE, vocabulary, (line, wrong) -> file.wrong("auth", wrong));
  }

  /** Nothing. */
  record None() implements Auth {
    @Override
    public Map<String, String> headers(
        Words words, byte @Nullable [] body, String delivery, Instant now) {
      return Map.of();
    }
  }

  /** Nothing that is shown here, but secrets that are sent otherwise. */
  record Unshown(Supplier<List<String>> secrets) implements Auth {
    @Override
    public Map<String, String> headers(
        Words words, byte @Nullable [] body, String delivery, Instant now) {
      return Map.of();
    }

    @Override
    public List<String> secrets(Words words) {
      return secrets.get();
    }
  }

  /** One header. */
  record Header(String name, Template value) implements Auth {
    @Override
    public Map<String, String> headers(
        Words words, byte @Nullable [] body, String delivery, Instant now) {
      String said = value.render(words).strip();
      return said.isEmpty() || said.equals("Bearer") ? Map.of() : Map.of(name, said);
    }
  }

  /** A token that changes while we work. */
  record Current(Supplier<String> token) implements Auth {
    @Override
    public Map<String, String> headers(
        Words words, byte @Nullable [] body, String delivery, Instant now) {
      String current = token.get();
      return current.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + current);
    }

    @Override
    public List<String> secrets(Words words) {
      return List.of(token.get());
    }
  }

  /** A user and a password. */
  record Basic(Template pair) implements Auth {
    @Override
    public Map<String, String> headers(
        Words words, byte @Nullable [] body, String delivery, Instant now) {
      return Map.of("Authorization", "Basic " + encoded(words));
    }

    @Override
    public List<String> secrets(Words words) {
      return List.of(encoded(words));
    }

    private String encoded(Words words) {
      byte[] bytes = pair.render(words).getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(bytes);
    }
  }

  /** A signature over id, time and body, as the Standard Webhooks have it. */
  record Signed(Template secret) implements Auth {
    @Override
    public Map<String, String> headers(
        Words words, byte @Nullable [] body, String delivery, Instant now) {
      long second = now.getEpochSecond();
      Map<String, String> headers = new LinkedHashMap<>();
      headers.put("webhook-id", delivery);
      headers.put("webhook-timestamp", Long.toString(second));
      headers.put(
          "webhook-signature",
          Signature.of(secret.render(words), delivery, second, body == null ? new byte[0] : body));
      return headers;
    }
  }
}
