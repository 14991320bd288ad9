// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A channel webhook of Discord: an id only with {@code wait=true}, four clocks on a 429. */
public final class DiscordServer extends LoopbackServer {
  private static final Pattern CALLED = Pattern.compile("@everyone|@here|<@[!&]?\\d+>");

  private final Map<String, Post> posts = new LinkedHashMap<>();
  private long lastId = 1_300_000_000_000_000_000L;

  /**
   * @param hook id and token, such as {@code 42/secret}
   */
  public DiscordServer(int port, long seed, String hook) {
    super(port, seed);
    route(
        "GET",
        "/api/webhooks/" + hook,
        call ->
            call.json(200, Map.of("id", hook.split("/")[0], "name", "Jobs", "channel_id", "7")));
    route("POST", "/api/webhooks/" + hook, this::post);
    route("PATCH", "/api/webhooks/" + hook + "/messages/{id}", this::edit);
    route("GET", "/api/webhooks/" + hook + "/messages/{id}", this::show);
    route("DELETE", "/api/webhooks/" + hook + "/messages/{id}", this::delete);
    Handler unknown = call -> call.json(404, Map.of("message", "Unknown Webhook", "code", 10015));
    for (String method : List.of("GET", "POST", "PATCH", "DELETE")) {
      route(method, "/api/webhooks/.+", unknown);
    }
    open();
  }

  public synchronized List<Post> posts() {
    return List.copyOf(posts.values());
  }

  @Override
  void busy(Call call) throws IOException {
    call.with("Retry-After", "2")
        .with("X-RateLimit-Reset", String.valueOf(Instant.now().toEpochMilli() / 1000.0 + 1.2))
        .with("X-RateLimit-Reset-After", "1.2")
        .with("X-RateLimit-Scope", "shared")
        .json(
            429,
            Map.of("message", "You are being rate limited.", "retry_after", 1.2, "global", false));
  }

  private boolean invalid(Call call) throws IOException {
    JsonNode body = call.json();
    String content = body.path("content").asString("");
    if (content.isBlank() && body.path("embeds").isEmpty()) {
      call.json(400, Map.of("message", "Cannot send an empty message", "code", 50006));
      return true;
    }
    if (body.path("allowed_mentions").isMissingNode()) {
      CALLED.matcher(content).results().forEach(name -> call(name.group()));
    }
    int embedded = 0;
    for (JsonNode embed : body.path("embeds")) {
      embedded +=
          embed.path("title").asString("").length()
              + embed.path("description").asString("").length();
    }
    if (content.codePointCount(0, content.length()) > 2000 || embedded > 6000) {
      call.json(
          400,
          Map.of(
              "message",
              "Invalid Form Body",
              "code",
              50035,
              "errors",
              Map.of("content", "BASE_TYPE_MAX_LENGTH")));
      return true;
    }
    return false;
  }

  private synchronized void post(Call call) throws IOException {
    if (invalid(call)) {
      return;
    }
    String id = String.valueOf(++lastId);
    posts.put(id, new Post(id, call.text(), Instant.now()));
    if (call.query("wait").equals("true")) {
      call.json(200, message(id));
    } else {
      call.nothing(204);
    }
  }

  private static Map<String, Object> message(String id) {
    return Map.of("id", id, "channel_id", "7", "type", 0);
  }

  private synchronized void edit(Call call) throws IOException {
    String id = call.path.getOrDefault("id", "");
    if (!posts.containsKey(id)) {
      call.json(404, Map.of("message", "Unknown Message", "code", 10008));
    } else if (!invalid(call)) {
      posts.put(id, new Post(id, call.text(), Instant.now()));
      call.json(200, message(id));
    }
  }

  private synchronized void show(Call call) throws IOException {
    String id = call.path.getOrDefault("id", "");
    boolean there = posts.containsKey(id);
    call.json(
        there ? 200 : 404,
        there ? message(id) : Map.of("message", "Unknown Message", "code", 10008));
  }

  private synchronized void delete(Call call) throws IOException {
    if (posts.remove(call.path.get("id")) == null) {
      call.json(404, Map.of("message", "Unknown Message", "code", 10008));
    } else {
      call.nothing(204);
    }
  }
}
