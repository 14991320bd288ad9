// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A channel webhook of Discord: an id only with {@code wait=true}, four clocks on a 429. */
public final class DiscordServer extends LoopbackServer {
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
    DiscordForm form = new DiscordForm(call.json());
    Optional<Map<String, Object>> wrong = form.wrong();
    if (wrong.isPresent()) {
      call.json(400, wrong.get());
      return true;
    }
    form.called().forEach(this::call);
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
