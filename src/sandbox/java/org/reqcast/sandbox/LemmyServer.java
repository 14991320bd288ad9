// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A server of Lemmy: 400 for nearly everything, the reason in a word. */
public final class LemmyServer extends LoopbackServer {
  private static final Pattern CALLED = Pattern.compile("(?<![\\w/])@([\\w.]+)@[a-zA-Z0-9._:-]+");

  private final String token;
  private final Map<Integer, Map<String, Object>> stored = new LinkedHashMap<>();

  public LemmyServer(int port, long seed, String token) {
    super(port, seed);
    this.token = token;
    Map<String, Object> me =
        Map.of("local_user_view", Map.of("person", Map.of("id", 3, "name", "riverside")));
    route(
        "GET",
        "/api/v3/site",
        call ->
            call.json(200, call.bearer().equals(token) ? Map.of("my_user", me) : Map.of("v", 1)));
    route(
        "GET",
        "/api/v3/community",
        call -> call.json(200, Map.of("community_view", Map.of("community", Map.of("id", 12)))));
    route("GET", "/api/v3/post/list", this::list);
    route("POST", "/api/v3/post", known(this::create));
    route("PUT", "/api/v3/post", known(this::edit));
    route("POST", "/api/v3/post/delete", known(this::delete));
    open();
  }

  public synchronized List<Post> posts() {
    return stored.values().stream()
        .filter(post -> !Boolean.TRUE.equals(post.get("deleted")))
        .map(
            post ->
                new Post(
                    String.valueOf(post.get("id")),
                    post.get("name") + "\n" + post.get("body"),
                    Instant.EPOCH))
        .toList();
  }

  @Override
  void busy(Call call) throws IOException {
    wrong(call, 400, "rate_limit_error");
  }

  @Override
  void refuse(Call call) throws IOException {
    wrong(call, 400, "slurs");
  }

  private static void wrong(Call call, int status, String code) throws IOException {
    call.json(status, Map.of("error", code));
  }

  private Handler known(Handler next) {
    return call -> {
      if (call.bearer().equals(token)) {
        next.handle(call);
      } else {
        wrong(call, 400, "not_logged_in");
      }
    };
  }

  private boolean turnedDown(Call call, JsonNode body) throws IOException {
    String name = body.path("name").asString("");
    String text = body.path("body").asString("");
    if (name.strip().length() < 3
        || name.codePointCount(0, name.length()) > 200
        || name.indexOf('\n') >= 0) {
      wrong(call, 400, "invalid_post_title");
    } else if (text.codePointCount(0, text.length()) > 10_000) {
      wrong(call, 400, "invalid_body_field");
    } else if (!body.path("url").asString("").matches("https?://\\S+")) {
      wrong(call, 400, "invalid_url");
    } else if (!body.path("honeypot").asString("").isEmpty()) {
      wrong(call, 400, "honeypot_failed");
    } else if (name.indexOf(0) >= 0 || text.indexOf(0) >= 0) {
      wrong(call, 400, "couldnt_create_post");
    } else {
      Matcher names = CALLED.matcher(text);
      while (names.find()) {
        call(names.group());
      }
      return false;
    }
    return true;
  }

  private synchronized void create(Call call) throws IOException {
    JsonNode body = call.json();
    if (body.path("community_id").asInt(0) != 12) {
      wrong(call, 404, "not_found");
    } else if (!turnedDown(call, body)) {
      answer(call, put(stored.size() + 71, body));
    }
  }

  private Map<String, Object> put(int id, JsonNode body) {
    Map<String, Object> post = new LinkedHashMap<>();
    post.put("id", id);
    post.put("name", body.path("name").asString(""));
    post.put("body", body.path("body").asString(""));
    post.put("url", body.path("url").asString(""));
    post.put("ap_id", address() + "/post/" + id);
    post.put("deleted", false);
    post.put("removed", false);
    stored.put(id, post);
    return post;
  }

  private static void answer(Call call, Map<String, Object> post) throws IOException {
    call.json(200, Map.of("post_view", Map.of("post", post)));
  }

  private synchronized void edit(Call call) throws IOException {
    JsonNode body = call.json();
    int id = body.path("post_id").asInt(0);
    if (!stored.containsKey(id)) {
      wrong(call, 400, "couldnt_find_post");
    } else if (!turnedDown(call, body)) {
      answer(call, put(id, body));
    }
  }

  private synchronized void delete(Call call) throws IOException {
    Map<String, Object> post = stored.get(call.json().path("post_id").asInt(0));
    if (post == null) {
      wrong(call, 400, "couldnt_find_post");
    } else {
      post.put("deleted", call.json().path("deleted").asBoolean(false));
      answer(call, post);
    }
  }

  private synchronized void list(Call call) throws IOException {
    List<Map<String, Object>> newest = new ArrayList<>(stored.values()).reversed();
    int page = Math.max(1, Integer.parseInt("0" + call.query("page")));
    call.json(
        200,
        Map.of(
            "posts",
            newest.stream().skip((page - 1) * 50L).limit(50).map(p -> Map.of("post", p)).toList()));
  }
}
