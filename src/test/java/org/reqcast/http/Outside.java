// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.reqcast.http.Ask.Repeat;
import org.reqcast.http.HttpFailure.Kind;

/** A {@link PoliteHttp} with a clock, names and trust of a test's making. */
final class Outside implements AutoCloseable {
  static final String SECRET = "s3cr3t/value+long";
  final FakeTime time = new FakeTime();
  final Map<String, List<String>> names = new ConcurrentHashMap<>();
  final PoliteHttp http;

  Outside(String... trusted) {
    http =
        new PoliteHttp(
            "https://riverside.example.org/bot",
            time,
            time,
            new Random(1),
            new AddressGuard(this::lookup, addresses(List.of(trusted))));
  }

  Asking get(String uri) {
    return new Asking(this, "GET", uri);
  }

  Asking post(String uri) {
    Asking asking = new Asking(this, "POST", uri);
    asking.repeat = Repeat.NEVER;
    asking.body = "{\"a\":1}";
    return asking;
  }

  @Override
  public void close() {
    http.close();
  }

  private List<InetAddress> lookup(String host) throws UnknownHostException {
    List<String> known = names.get(host);
    if (known == null) {
      throw new UnknownHostException(host);
    }
    return List.copyOf(addresses(known));
  }

  private static Set<InetAddress> addresses(List<String> texts) {
    Set<InetAddress> all = new java.util.LinkedHashSet<>();
    for (String text : texts) {
      try {
        all.add(InetAddress.getByName(text));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(e);
      }
    }
    return all;
  }

  /** A request in the making. */
  static final class Asking {
    private final Outside outside;
    private final String method;
    private final String uri;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private Repeat repeat = Repeat.HARMLESS;
    private @Nullable String body;
    private boolean crawling;
    private boolean privateAllowed = true;
    private Duration timeout = Duration.ofSeconds(20);
    private long most = 100_000;
    private Manners manners = new Manners(Duration.ZERO, 4, List.of(SlowDown.RETRY_AFTER));

    Asking(Outside outside, String method, String uri) {
      this.outside = outside;
      this.method = method;
      this.uri = uri;
    }

    Asking header(String name, String value) {
      headers.put(name, value);
      return this;
    }

    Asking crawling() {
      crawling = true;
      return this;
    }

    Asking publicOnly() {
      privateAllowed = false;
      return this;
    }

    Asking within(Duration limit) {
      timeout = limit;
      return this;
    }

    Asking most(long bytes) {
      most = bytes;
      return this;
    }

    Asking never() {
      repeat = Repeat.NEVER;
      return this;
    }

    Asking manners(Duration spacing, int atOnce, SlowDown... forms) {
      manners = new Manners(spacing, atOnce, List.of(forms));
      return this;
    }

    Answer answer() throws HttpFailure, InterruptedException {
      return outside.http.send(
          new Ask(
              "account",
              method,
              URI.create(uri),
              headers,
              body == null ? null : body.getBytes(StandardCharsets.UTF_8),
              repeat,
              crawling,
              privateAllowed,
              timeout,
              most,
              List.of(SECRET),
              manners));
    }

    HttpFailure failure() throws InterruptedException {
      try {
        Answer answer = answer();
        throw new AssertionError("answered " + answer.status() + " " + answer.text());
      } catch (HttpFailure failure) {
        return failure;
      }
    }

    Kind kind() throws InterruptedException {
      return failure().kind();
    }

    Instant until() throws InterruptedException {
      HttpFailure failure = failure();
      if (failure.kind() != Kind.SLOW_DOWN || failure.until() == null) {
        throw new AssertionError("not a slow-down", failure);
      }
      return failure.until();
    }
  }
}
