// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Passes requests on and writes each exchange to a file {@code NN-name.http} of a folder, without
 * secrets, for {@link Replay} to answer from.
 */
public final class Recording implements Http {
  private static final List<String> ANSWER_HEADERS =
      List.of("content-type", "link", "location", "etag", "last-modified", "retry-after");

  private final Http outside;
  private final Path folder;
  private final AtomicInteger count = new AtomicInteger();

  public Recording(Http outside, Path folder) {
    this.outside = outside;
    this.folder = folder;
  }

  @Override
  public Answer send(Ask ask) throws HttpFailure, InterruptedException {
    try {
      Answer answer = outside.send(ask);
      write(ask, String.valueOf(answer.status()), answer);
      return answer;
    } catch (HttpFailure failure) {
      switch (failure.kind()) {
        case UNANSWERED -> write(ask, Exchange.UNANSWERED, null);
        case NOT_SENT -> write(ask, Exchange.NOT_SENT, null);
        case SLOW_DOWN, REFUSED -> {}
      }
      throw failure;
    }
  }

  private void write(Ask ask, String outcome, @Nullable Answer answer) {
    Redaction redaction = Redaction.of(ask.secrets());
    Map<String, String> headers = new LinkedHashMap<>();
    ask.headers()
        .forEach(
            (name, value) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (!Redaction.secretHeader(name) && !redaction.sees(value)) {
                headers.put(lower, value);
              }
            });
    Map<String, String> answerHeaders = new LinkedHashMap<>();
    String answerBody = "";
    if (answer != null) {
      answer
          .headers()
          .forEach(
              (name, values) -> {
                if (ANSWER_HEADERS.contains(name) || name.contains("ratelimit")) {
                  answerHeaders.put(name, redaction.strike(String.join(", ", values)));
                }
              });
      answerBody = redaction.strikeKnown(Exchange.readable(answer.body(), answerHeaders));
    }
    byte[] sent = ask.body();
    String body =
        sent == null ? "" : redaction.strikeKnown(Exchange.readable(sent, new LinkedHashMap<>()));
    String name = String.format(Locale.ROOT, "%02d-%s.http", count.incrementAndGet(), name(ask));
    Exchange exchange =
        new Exchange(
            name,
            ask.method(),
            redaction.strike(ask.uri().toString()),
            headers,
            body,
            outcome,
            answerHeaders,
            answerBody);
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name), exchange.format(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Ask ask) {
    String path = ask.uri().getPath() == null ? "" : ask.uri().getPath();
    String last = path.substring(path.lastIndexOf('/', Math.max(0, path.length() - 2)) + 1);
    String word = last.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
    String method = ask.method().toLowerCase(Locale.ROOT);
    return word.isEmpty() ? method : method + "-" + word.substring(0, Math.min(30, word.length()));
  }
}
