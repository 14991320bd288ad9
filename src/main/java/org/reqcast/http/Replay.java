// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Answers from recorded exchanges, strictly: method, address, body and the headers that a recording
 * names must agree. Each exchange answers once, in the order of the files; only reading may be
 * repeated. Nothing leaves.
 */
public final class Replay implements Http {
  private final List<Exchange> exchanges;
  private final InstantSource clock;
  private final Set<Exchange> used = new HashSet<>();
  private final List<Ask> asked = new ArrayList<>();

  private Replay(List<Exchange> exchanges, InstantSource clock) {
    this.exchanges = exchanges;
    this.clock = clock;
  }

  /** From the {@code *.http} files of a folder, by name. */
  public static Replay of(Path folder, InstantSource clock) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Exchange> exchanges = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".http")).sorted().toList()) {
        exchanges.add(
            Exchange.parse(
                String.valueOf(file.getFileName()),
                Files.readString(file, StandardCharsets.UTF_8)));
      }
      return new Replay(exchanges, clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From texts in the form of the files, in order. */
  public static Replay of(List<String> texts, InstantSource clock) {
    List<Exchange> exchanges = new ArrayList<>();
    for (String text : texts) {
      exchanges.add(Exchange.parse("exchange " + (exchanges.size() + 1), text));
    }
    return new Replay(exchanges, clock);
  }

  /** Every request so far, in order. */
  public synchronized List<Ask> asked() {
    return List.copyOf(asked);
  }

  /** Names of the exchanges that nobody asked for. */
  public synchronized List<String> unused() {
    return exchanges.stream().filter(e -> !used.contains(e)).map(Exchange::name).toList();
  }

  /**
   * @throws AssertionError where nothing recorded agrees, with the nearest and its differences
   */
  @Override
  public Answer send(Ask ask) throws HttpFailure {
    Exchange exchange = take(ask);
    if (exchange.outcome().equals(Exchange.UNANSWERED)) {
      throw new HttpFailure(HttpFailure.Kind.UNANSWERED, "recorded as unanswered", null, null);
    }
    if (exchange.outcome().equals(Exchange.NOT_SENT)) {
      throw new HttpFailure(HttpFailure.Kind.NOT_SENT, "recorded as not sent", null, null);
    }
    Map<String, List<String>> headers = new LinkedHashMap<>();
    exchange
        .answerHeaders()
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), List.of(value)));
    Answer answer =
        new Answer(
            ask.uri(), Integer.parseInt(exchange.outcome()), headers, exchange.answerBytes());
    Instant now = clock.instant();
    List<SlowDown> forms = ask.manners().slowDown();
    if (SlowDown.means(answer, forms, now)) {
      Instant until = SlowDown.back(forms, answer, now, 1);
      throw new HttpFailure(
          HttpFailure.Kind.SLOW_DOWN, "recorded as too many requests", until, null);
    }
    return answer;
  }

  private synchronized Exchange take(Ask ask) {
    asked.add(ask);
    List<Exchange> fitting =
        exchanges.stream().filter(e -> Likeness.of(e, ask).complete()).toList();
    for (Exchange exchange : fitting) {
      if (used.add(exchange)) {
        return exchange;
      }
    }
    if (fitting.isEmpty()) {
      throw new AssertionError(nothingFits(ask));
    }
    if (!ask.method().equals("GET") && !ask.method().equals("HEAD")) {
      throw new AssertionError(
          ask.method() + " " + ask.uri() + " was sent more often than recorded");
    }
    return fitting.getLast();
  }

  private String nothingFits(Ask ask) {
    String asked = ask.method() + " " + ask.uri() + "\n" + Likeness.body(ask);
    return exchanges.stream()
        .map(exchange -> Likeness.of(exchange, ask))
        .max(Comparator.comparingInt(Likeness::score))
        .map(near -> "Nothing recorded fits\n" + asked + "\nNearest is " + near.explain())
        .orElse("Nothing is recorded at all; asked was\n" + asked);
  }
}
