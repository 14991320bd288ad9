// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A profile on Threads: what is to be posted lies in a container first, which is posted once, ends
 * after a day and is seen by nobody; tokens of sixty days are prolonged when they are a day old.
 */
public final class ThreadsServer extends LoopbackServer {
  private static final Pattern CALLED = Pattern.compile("(?<![\\w@])@[A-Za-z0-9_.]+");
  private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration LIFE = Duration.ofDays(60);
  private static final int MOST = 500;
  private static final int MOST_LINKS = 5;
  private static final int QUOTA = 250;

  private final InstantSource clock;
  private final Map<String, Token> tokens = new HashMap<>();
  private final LinkedHashMap<String, Container> containers = new LinkedHashMap<>();
  private final LinkedHashMap<String, Post> posts = new LinkedHashMap<>();
  private long lastId = 18_000_000_000_000_000L;
  private int working;
  private int posted;
  private int prolonged;
  private boolean prolongs = true;
  private boolean hides;

  private record Token(Instant born, Instant until) {}

  private record Container(String text, Instant made, boolean published) {}

  /**
   * @param token a token of sixty days
   * @param born when it was given
   */
  public ThreadsServer(int port, long seed, InstantSource clock, String token, Instant born) {
    super(port, seed);
    this.clock = clock;
    give(token, born);
    route("GET", "/refresh_access_token", this::prolong);
    route("GET", "/v1.0/me", known(call -> call.json(200, me())));
    route("GET", "/v1.0/me/threads_publishing_limit", known(this::quota));
    route("POST", "/v1.0/me/threads", known(this::contain));
    route("POST", "/v1.0/me/threads_publish", known(this::publish));
    route("GET", "/v1.0/me/threads", known(this::list));
    route("GET", "/v1.0/{id}", known(this::state));
    route("DELETE", "/v1.0/{id}", known(this::delete));
    open();
  }

  /** A person gets a token at the app's page. */
  public synchronized void give(String token, Instant born) {
    tokens.put(token, new Token(born, born.plus(LIFE)));
  }

  /** The posts that stand now. */
  public synchronized List<Post> posts() {
    return List.copyOf(posts.values());
  }

  /** How many containers were ever made. */
  public synchronized int containers() {
    return containers.size();
  }

  /** How often a token was prolonged. */
  public synchronized int prolonged() {
    return prolonged;
  }

  /** The next so many looks at a container find it unfinished. */
  public synchronized void working(int looks) {
    working = looks;
  }

  /** Whether tokens are prolonged, or the address for it is in trouble. */
  public synchronized void prolongs(boolean well) {
    prolongs = well;
  }

  /** Whether new posts are not in the list yet. */
  public synchronized void hide(boolean hidden) {
    hides = hidden;
  }

  /** So many were posted in the last day already. */
  public synchronized void posted(int already) {
    posted = already;
  }

  private static Map<String, Object> me() {
    return Map.of("id", "9001", "username", "riverside");
  }

  @Override
  void busy(Call call) throws IOException {
    GraphAnswers.error(call, 4, "Application request limit reached");
  }

  @Override
  void refuse(Call call) throws IOException {
    GraphAnswers.error(call, 100, "Param media_type must be one of {TEXT, IMAGE, VIDEO}");
  }

  private Handler known(Handler next) {
    return call -> {
      if (good(call.bearer())) {
        next.handle(call);
      } else {
        GraphAnswers.error(call, 190, 463, "Error validating access token: Session has expired");
      }
    };
  }

  private synchronized boolean good(String token) {
    Token found = tokens.get(token);
    return found != null && clock.instant().isBefore(found.until);
  }

  private synchronized void prolong(Call call) throws IOException {
    String token = call.query("access_token");
    if (!prolongs) {
      GraphAnswers.error(call, 2, "Service temporarily unavailable");
    } else if (!call.query("grant_type").equals("th_refresh_token")) {
      GraphAnswers.error(call, 100, "Unsupported grant_type");
    } else if (!good(token)) {
      GraphAnswers.error(call, 190, 463, "Error validating access token: Session has expired");
    } else if (Objects.requireNonNull(tokens.get(token)).born.plus(DAY).isAfter(clock.instant())) {
      GraphAnswers.error(call, 100, "The token is younger than 24 hours");
    } else {
      String next = "prolonged-" + ++prolonged + "-of-riverside";
      give(next, clock.instant());
      call.json(
          200,
          Map.of("access_token", next, "token_type", "bearer", "expires_in", LIFE.toSeconds()));
    }
  }

  private synchronized void quota(Call call) throws IOException {
    Map<String, Object> config = Map.of("quota_total", QUOTA, "quota_duration", DAY.toSeconds());
    call.json(200, Map.of("data", List.of(Map.of("quota_usage", posted, "config", config))));
  }

  /** Characters, where an emoji counts as many as it has bytes. */
  private static int length(String text) {
    return text.codePoints()
        .map(
            c ->
                Character.isEmojiPresentation(c) || c == 0xFE0F || c == 0x200D
                    ? (c < 0x10000 ? 3 : 4)
                    : 1)
        .sum();
  }

  private synchronized void contain(Call call) throws IOException {
    String text = call.field("text");
    long links = ADDRESS.matcher(text).results().map(MatchResult::group).distinct().count();
    if (!call.field("media_type").equals("TEXT")) {
      refuse(call);
    } else if (text.isBlank()) {
      GraphAnswers.error(call, 100, "The parameter text is required");
    } else if (length(text) > MOST) {
      GraphAnswers.error(call, 100, "Param text must be at most 500 characters long");
    } else if (links > MOST_LINKS) {
      GraphAnswers.error(call, 100, "THREADS_API__LINK_LIMIT_EXCEEDED");
    } else {
      String id = String.valueOf(++lastId);
      containers.put(id, new Container(text, clock.instant(), false));
      call.json(200, Map.of("id", id));
    }
  }

  private synchronized void publish(Call call) throws IOException {
    String id = call.field("creation_id");
    Container container = containers.get(id);
    if (container == null || ended(container)) {
      GraphAnswers.error(call, 24, 4_279_009, "The requested resource does not exist");
    } else if (container.published) {
      GraphAnswers.error(call, 100, "The container was published before");
    } else if (posted >= QUOTA) {
      GraphAnswers.error(call, 9, "The user has posted too often in 24 hours");
    } else {
      posted++;
      containers.put(id, new Container(container.text, container.made, true));
      CALLED.matcher(container.text).results().map(MatchResult::group).forEach(this::call);
      String post = String.valueOf(++lastId);
      posts.put(post, new Post(post, container.text, clock.instant()));
      call.json(200, Map.of("id", post));
    }
  }

  private boolean ended(Container container) {
    return container.made.plus(DAY).isBefore(clock.instant());
  }

  private synchronized void state(Call call) throws IOException {
    String id = call.path.getOrDefault("id", "");
    Container container = containers.get(id);
    if (container == null) {
      GraphAnswers.missing(call, id);
      return;
    }
    String state =
        container.published
            ? "PUBLISHED"
            : ended(container) ? "EXPIRED" : working-- > 0 ? "IN_PROGRESS" : "FINISHED";
    call.json(200, Map.of("id", id, "status", state));
  }

  private synchronized void list(Call call) throws IOException {
    call.json(
        200,
        Map.of(
            "data",
            new ArrayList<>(posts.values())
                .reversed().stream().limit(hides ? 0 : 100).map(ThreadsServer::shown).toList(),
            "paging",
            Map.of()));
  }

  private static Map<String, Object> shown(Post post) {
    return Map.of(
        "id",
        post.id(),
        "text",
        post.text(),
        "permalink",
        "https://www.threads.com/@riverside/post/" + post.id());
  }

  private synchronized void delete(Call call) throws IOException {
    String id = call.path.getOrDefault("id", "");
    if (posts.remove(id) == null) {
      GraphAnswers.missing(call, id);
    } else {
      call.json(200, Map.of("success", true, "deleted_id", id));
    }
  }
}
