// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Links in a community of Reddit: every answer to a submission is 200, errors stand inside, a link
 * that stands is refused, the clock counts seconds down, and who says not who it is gets 429.
 */
public final class RedditServer extends LoopbackServer {
  private static final String COMMUNITY = "healthIT";

  private final TokenDesk desk;
  private final Map<String, Post> posts = new LinkedHashMap<>();
  private int lastId = 1_000_000;

  /**
   * @param secret of the client {@code riverside}
   * @param refresh a refresh token that was lent before
   */
  public RedditServer(int port, long seed, String secret, String refresh) {
    super(port, seed);
    desk =
        new TokenDesk(
            InstantSource.system(),
            new TokenDesk.Client("riverside", secret, List.of(), true, false),
            Duration.ofHours(1));
    consent(refresh);
    route("POST", "/api/v1/access_token", desk::token);
    route("GET", "/api/v1/me", known(call -> call.json(200, Map.of("name", "riverside"))));
    route("POST", "/api/submit", known(this::submit));
    route("GET", "/r/{community}/api/info", known(this::info));
    route("POST", "/api/del", known(this::delete));
    open();
  }

  /** The links that stand now, with their titles. */
  public synchronized List<Post> posts() {
    return List.copyOf(posts.values());
  }

  /** A person agrees, and gets this refresh token. */
  public void consent(String refresh) {
    desk.lentBefore(refresh, "identity submit read edit");
  }

  @Override
  void busy(Call call) throws IOException {
    limits(call, 0).json(429, Map.of("message", "Too Many Requests", "error", 429));
  }

  private static Call limits(Call call, int remaining) {
    return call.with("X-Ratelimit-Used", "4")
        .with("X-Ratelimit-Remaining", remaining + ".0")
        .with("X-Ratelimit-Reset", "2");
  }

  private Handler known(Handler next) {
    return call -> {
      String agent = Objects.requireNonNullElse(call.header("User-Agent"), "");
      if (!agent.matches("(?i).*by /u/\\w+.*")) {
        limits(call, 0).json(429, Map.of("message", "Too Many Requests", "error", 429));
      } else if (!desk.knows(call)) {
        call.json(401, Map.of("message", "Unauthorized", "error", 401));
      } else {
        limits(call, 590);
        next.handle(call);
      }
    };
  }

  private synchronized void submit(Call call) throws IOException {
    String title = call.field("title").strip().replaceAll("\\s+", " ");
    String link = call.field("url");
    if (!call.field("sr").equalsIgnoreCase(COMMUNITY)) {
      wrong(call, "SUBREDDIT_NOEXIST", "that subreddit doesn't exist", "sr");
    } else if (!call.field("kind").equals("link")) {
      wrong(call, "NO_SELFS", "this community only allows links", "sr");
    } else if (title.isEmpty() || title.codePointCount(0, title.length()) > 300) {
      wrong(call, title.isEmpty() ? "NO_TEXT" : "TOO_LONG", "title: 1 to 300 characters", "title");
    } else if (!link.startsWith("https://")) {
      wrong(call, "BAD_URL", "you should check that url", "url");
    } else if (stands(link) && !call.field("resubmit").equals("true")) {
      wrong(call, "ALREADY_SUB", "that link has already been submitted", "url");
    } else {
      String name = "t3_" + Integer.toString(++lastId, 36);
      posts.put(name, new Post(name, title + " " + link, Instant.now()));
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("url", "https://www.reddit.com" + path(name));
      data.put("id", name.substring(3));
      data.put("name", name);
      call.json(200, Map.of("json", Map.of("errors", List.of(), "data", data)));
    }
  }

  private static void wrong(Call call, String code, String message, String field)
      throws IOException {
    call.json(200, Map.of("json", Map.of("errors", List.of(List.of(code, message, field)))));
  }

  private boolean stands(String link) {
    return posts.values().stream().anyMatch(post -> post.text().endsWith(" " + link));
  }

  private static String path(String name) {
    return "/r/" + COMMUNITY + "/comments/" + name.substring(3) + "/hiring/";
  }

  private synchronized void info(Call call) throws IOException {
    List<Map<String, Object>> children =
        posts.values().stream()
            .filter(post -> COMMUNITY.equalsIgnoreCase(call.path.get("community")))
            .filter(post -> post.text().endsWith(" " + call.query("url")))
            .map(
                post ->
                    Map.<String, Object>of(
                        "kind",
                        "t3",
                        "data",
                        Map.of(
                            "name",
                            post.id(),
                            "subreddit",
                            COMMUNITY,
                            "author",
                            "riverside",
                            "permalink",
                            path(post.id()))))
            .toList();
    call.json(200, Map.of("kind", "Listing", "data", Map.of("children", children)));
  }

  private synchronized void delete(Call call) throws IOException {
    posts.remove(call.field("id"));
    call.json(200, Map.of());
  }
}
