// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.grammar;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Remedy;

/** An expression that takes something out of an answer: compiled once, usable from any thread. */
public final class Expression {
  private static final long MOST_MILLIS = 2_000;
  private static final int DEEPEST = 200;
  private static final String PLAIN = "plain";
  private static final String BACKSLASH = "backslash";
  private static final String UUID_OF = "uuid";

  private final String expression;
  private final String where;
  private final Jsonata compiled;
  // The library keeps the input of an evaluation in the compiled expression.
  private final ReentrantLock turn = new ReentrantLock();

  private Expression(String expression, String where, Jsonata compiled) {
    this.expression = expression;
    this.where = where;
    this.compiled = compiled;
  }

  /**
   * Compiles an expression.
   *
   * @param where {@code file:line}, for messages
   * @throws IllegalArgumentException with a sentence, where it is not one
   */
  public static Expression of(String expression, String where) {
    try {
      return new Expression(expression, where, Jsonata.jsonata(expression));
    } catch (JException e) {
      throw new IllegalArgumentException(
          "not a JSONata expression: " + e.getMessage() + " (in `" + expression + "`)", e);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("not a JSONata expression: `" + expression + "`", e);
    }
  }

  /** What the expression yields; null for nothing. */
  public @Nullable Object value(@Nullable Object input, Map<String, ?> bound)
      throws ConnectorException {
    turn.lock();
    try {
      Jsonata.Frame frame = compiled.createFrame();
      frame.setRuntimeBounds(MOST_MILLIS, DEEPEST);
      frame.bind(PLAIN, (Jsonata.Fn1<Object, Object>) Expression::plain);
      frame.bind(UUID_OF, (Jsonata.Fn1<Object, Object>) Expression::uuid);
      frame.bind(BACKSLASH, (Jsonata.Fn2<Object, Object, Object>) Expression::backslash);
      bound.forEach((name, value) -> frame.bind(name, (Object) value));
      return compiled.evaluate(input, frame);
    } catch (RuntimeException | StackOverflowError e) {
      throw new ConnectorException(
          Remedy.REPAIR,
          where + ": the expression `" + expression + "` fails on the answer: " + e.getMessage(),
          null,
          e);
    } finally {
      turn.unlock();
    }
  }

  /** The value as text; empty where there is nothing, or nothing but space. */
  public Optional<String> text(@Nullable Object input, Map<String, ?> bound)
      throws ConnectorException {
    return Optional.ofNullable(value(input, bound))
        .map(Expression::words)
        .filter(t -> !t.isBlank());
  }

  /** The value as a list: nothing is an empty one, a single value a list of one. */
  public List<Object> list(@Nullable Object input, Map<String, ?> bound) throws ConnectorException {
    Object value = value(input, bound);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> many) {
      List<Object> present = new ArrayList<>(many.size());
      many.stream().filter(java.util.Objects::nonNull).forEach(present::add);
      return present;
    }
    return List.of(value);
  }

  /** Whether the value counts as true, as the language sees it. */
  public boolean holds(@Nullable Object input, Map<String, ?> bound) throws ConnectorException {
    return Jsonata.boolize(value(input, bound));
  }

  /** A value as a person would write it: whole numbers without a fraction. */
  public static String words(Object value) {
    if (value instanceof Double || value instanceof BigDecimal) {
      return new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
    }
    return value instanceof Map || value instanceof List ? JsonText.write(value) : value.toString();
  }

  /** {@code $plain(html)}: the words of HTML. */
  private static Object plain(@Nullable Object html) {
    return html == null ? "" : HtmlText.plain(words(html));
  }

  /** {@code $uuid(text)}: a UUID of version 4, the same for the same text. */
  private static Object uuid(@Nullable Object text) {
    byte[] name = (text == null ? "" : words(text)).getBytes(StandardCharsets.UTF_8);
    // Names are told apart by their hash; the version is only its shape.
    long high = 0;
    long low = 0;
    byte[] hash = hash(name);
    for (int i = 0; i < 8; i++) {
      high = (high << 8) | (hash[i] & 0xFF);
      low = (low << 8) | (hash[i + 8] & 0xFF);
    }
    return new UUID((high & ~0xF000L) | 0x4000L, (low & ~(3L << 62)) | (2L << 62)).toString();
  }

  private static byte[] hash(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** {@code $backslash(text, signs)}: a backslash before each of these signs. */
  private static Object backslash(@Nullable Object text, @Nullable Object signs) {
    String special = signs == null ? "" : words(signs);
    StringBuilder safe = new StringBuilder();
    (text == null ? "" : words(text))
        .codePoints()
        .forEach(c -> safe.append(special.indexOf(c) < 0 ? "" : "\\").appendCodePoint(c));
    return safe.toString();
  }

  public String where() {
    return where;
  }

  @Override
  public String toString() {
    return expression;
  }
}
