// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server on loopback with routes and weather; the boards and sources are written on top of it.
 */
public abstract sealed class LoopbackServer implements AutoCloseable
    permits AtprotoServer,
        AuthServer,
        DiscordBotServer,
        DiscordServer,
        DiscourseServer,
        FacebookServer,
        GithubServer,
        HackerNewsServer,
        IndeedServer,
        IndexNowServer,
        IndexingServer,
        LemmyServer,
        LinkedInJobsServer,
        LinkedInServer,
        MastodonServer,
        MatrixServer,
        PersonalSites,
        RedditServer,
        SeekServer,
        SignedHookServer,
        SlackBotServer,
        SlackServer,
        TeamsServer,
        TelegramServer,
        ThreadsServer,
        WordPressServer,
        XServer,
        ZipRecruiterServer {
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Route> routes = new ArrayList<>();
  private final SplittableRandom random;
  private final AtomicInteger sinceTrouble = new AtomicInteger();
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final List<String> called = Collections.synchronizedList(new ArrayList<>());
  private final AtomicReference<@Nullable Trouble> next = new AtomicReference<>(null);
  private volatile Weather weather = Weather.FINE;

  /** What a vendor can do to a writing request in its own words. */
  public enum Trouble {
    /** Says "slow down". */
    BUSY,
    /** Says that it will never take this. */
    REFUSES
  }

  /** Answers one request. */
  @FunctionalInterface
  interface Handler {
    void handle(Call call) throws IOException;
  }

  private record Route(String method, Pattern path, List<String> names, Handler handler) {}

  /**
   * @param port 0 for any free one
   * @param seed of the weather
   */
  LoopbackServer(int port, long seed) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new IllegalStateException("cannot listen on 127.0.0.1:" + port, e);
    }
    random = new SplittableRandom(seed);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
  }

  /** Begins to answer; called once all routes are known. */
  final void open() {
    server.start();
  }

  public final void weather(Weather next) {
    weather = next;
  }

  /** What happens to the next writing request. */
  public final void next(Trouble trouble) {
    next.set(trouble);
  }

  /** Whom the texts so far called by name, and so disturbed. */
  public final List<String> called() {
    return List.copyOf(called);
  }

  final void call(String name) {
    called.add(name);
  }

  /** The vendor's own way of saying "not this". */
  void refuse(Call call) throws IOException {
    call.json(422, Map.of("error", "Validation failed: not on this server"));
  }

  public final int port() {
    return server.getAddress().getPort();
  }

  public final String address() {
    return "http://127.0.0.1:" + port();
  }

  /** Every request line so far. */
  public final List<String> requests() {
    synchronized (log) {
      return List.copyOf(log);
    }
  }

  final void route(String method, String path, Handler handler) {
    List<String> names = new ArrayList<>();
    Matcher matcher = PARAMETER.matcher(path);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    String regex = PARAMETER.matcher(path).replaceAll("([^/]+)");
    routes.add(new Route(method, Pattern.compile(regex), names, handler));
  }

  /** The vendor's own way of saying "slow down". */
  abstract void busy(Call call) throws IOException;

  private void serve(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getPath();
    log.add(method + " " + exchange.getRequestURI());
    byte[] body = exchange.getRequestBody().readAllBytes();
    Optional<Route> found =
        routes.stream()
            .filter(
                route ->
                    (route.method.equals(method)
                            || (method.equals("HEAD") && route.method.equals("GET")))
                        && route.path.matcher(path).matches())
            .findFirst();
    Map<String, String> values = new HashMap<>();
    found.ifPresent(
        route -> {
          Matcher matcher = route.path.matcher(path);
          if (matcher.matches()) {
            for (int i = 0; i < route.names.size(); i++) {
              values.put(route.names.get(i), matcher.group(i + 1));
            }
          }
        });
    Call call = new Call(exchange, values, body);
    try {
      if (found.isEmpty()) {
        call.json(404, Map.of("error", "Not Found"));
        return;
      }
      boolean write = !method.equals("GET") && !method.equals("HEAD");
      @Nullable Trouble trouble =
          write && !path.matches("(?i).*(session|/tokens?|/access_?token)")
              ? next.getAndSet(null)
              : null;
      if (trouble != null) {
        switch (trouble) {
          case BUSY -> busy(call);
          case REFUSES -> refuse(call);
        }
        return;
      }
      switch (fate(write)) {
        case SLOW -> {
          pause(Duration.ofMillis(1500));
          found.get().handler.handle(call);
        }
        case BUSY -> busy(call);
        case DOWN -> call.html(503, "<html><body><h1>503 Service Unavailable</h1></body></html>");
        case DEAF -> {
          call.dropAnswer();
          found.get().handler.handle(call);
        }
        case PAGE -> call.html(200, "<html><body><h1>We will be back soon</h1></body></html>");
        case AWAY -> call.with("Location", "/login").nothing(302);
        case HALF -> {
          call.halfOfTheAnswer();
          found.get().handler.handle(call);
        }
        case TRICKLE -> {
          call.dropByDrop();
          found.get().handler.handle(call);
        }
        case FINE -> found.get().handler.handle(call);
      }
    } finally {
      if (!call.answered()) {
        exchange.close();
      }
    }
  }

  private synchronized Weather.Fate fate(boolean write) {
    return weather.fate(random, write, sinceTrouble);
  }

  private static void pause(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public final void close() {
    server.stop(0);
    threads.close();
  }
}
