// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One channel of Discord as a bot sees it: every error has a number of its own, a nonce that came
 * before brings back the message of then, and whoever does not say that it is a bot is kept out.
 */
public final class DiscordBotServer extends LoopbackServer {
  private static final String BOT = "990000000000000001";
  private static final String SOMEBODY = "990000000000000002";
  private static final int MOST_SHOWN = 100;

  private final String token;
  private final String channel;
  private final LinkedHashMap<String, Map<String, Object>> messages = new LinkedHashMap<>();
  private final Map<String, String> nonces = new HashMap<>();
  private long lastId = 1_300_000_000_000_000_000L;

  /**
   * @param channel the only one in which the bot may write; the one after it shows itself to nobody
   */
  public DiscordBotServer(int port, long seed, String token, String channel) {
    super(port, seed);
    this.token = token;
    this.channel = channel;
    String messages = "/api/v10/channels/{channel}/messages";
    Map<String, Object> me = Map.of("id", BOT, "username", "reqcast", "bot", true);
    route("GET", "/api/v10/users/@me", known(call -> call.json(200, me)));
    route("GET", "/api/v10/channels/{channel}", here(this::channel));
    route("GET", messages, here(this::history));
    route("POST", messages, here(this::post));
    route("PATCH", messages + "/{id}", here(this::edit));
    route("DELETE", messages + "/{id}", here(this::delete));
    open();
  }

  /** The bot's messages that stand now. */
  public synchronized List<Post> posts() {
    return messages.values().stream()
        .filter(message -> Map.of("id", BOT).equals(message.get("author")))
        .map(
            message ->
                new Post(
                    String.valueOf(message.get("id")),
                    String.valueOf(message.get("content")),
                    Instant.EPOCH))
        .toList();
  }

  /** Somebody else writes in the channel. */
  public synchronized void somebody(String content) {
    put(String.valueOf(++lastId), SOMEBODY, content);
  }

  @Override
  void busy(Call call) throws IOException {
    // A limit of the channel itself: its clock has nothing to do with that of our own bucket.
    call.with("Retry-After", "4")
        .with("X-RateLimit-Limit", "5")
        .with("X-RateLimit-Remaining", "3")
        .with("X-RateLimit-Reset-After", "0.7")
        .with("X-RateLimit-Bucket", "abcd1234")
        .with("X-RateLimit-Scope", "shared")
        .json(
            429,
            Map.of(
                "message",
                "The resource is being rate limited.",
                "retry_after",
                3.4,
                "global",
                false));
  }

  @Override
  void refuse(Call call) throws IOException {
    error(call, 400, 200000, "Message was blocked by automatic moderation");
  }

  private Handler known(Handler next) {
    return call -> {
      String agent = Objects.requireNonNullElse(call.header("User-Agent"), "");
      if (!agent.matches("DiscordBot \\(https?://[^,]+, [^)]+\\).*")) {
        error(call, 403, 40333, "internal network error");
      } else if (!("Bot " + token).equals(call.header("Authorization"))) {
        error(call, 401, 0, "401: Unauthorized");
      } else {
        next.handle(call);
      }
    };
  }

  private Handler here(Handler next) {
    return known(
        call -> {
          String asked = call.path.getOrDefault("channel", "");
          if (asked.equals(channel)) {
            next.handle(call);
          } else if (asked.matches("\\d+")) {
            error(call, 403, 50001, "Missing Access");
          } else {
            error(call, 404, 10003, "Unknown Channel");
          }
        });
  }

  private void channel(Call call) throws IOException {
    call.json(200, Map.of("id", channel, "type", 0, "guild_id", "41", "name", "health-it-jobs"));
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
    JsonNode body = call.json();
    String nonce = body.path("nonce").asString("");
    String earlier = nonces.getOrDefault(nonce, "");
    if (body.path("enforce_nonce").asBoolean(false) && messages.containsKey(earlier)) {
      call.json(200, Objects.requireNonNull(messages.get(earlier)));
      return;
    }
    String id = String.valueOf(++lastId);
    put(id, BOT, body.path("content").asString(""));
    if (!nonce.isEmpty()) {
      nonces.put(nonce, id);
    }
    call.json(200, Objects.requireNonNull(messages.get(id)));
  }

  private void put(String id, String author, String content) {
    messages.put(
        id,
        Map.of(
            "id", id, "channel_id", channel, "author", Map.of("id", author), "content", content));
  }

  private synchronized void edit(Call call) throws IOException {
    String id = call.path.getOrDefault("id", "");
    Map<String, Object> message = messages.get(id);
    if (message == null) {
      error(call, 404, 10008, "Unknown Message");
    } else if (!Map.of("id", BOT).equals(message.get("author"))) {
      error(call, 403, 50005, "Cannot edit a message authored by another user");
    } else if (!invalid(call)) {
      put(id, BOT, call.json().path("content").asString(""));
      call.json(200, Objects.requireNonNull(messages.get(id)));
    }
  }

  private synchronized void delete(Call call) throws IOException {
    if (messages.remove(call.path.getOrDefault("id", "")) == null) {
      error(call, 404, 10008, "Unknown Message");
    } else {
      call.nothing(204);
    }
  }

  /** Newest first, fifty unless asked for up to a hundred, older than {@code before}. */
  private synchronized void history(Call call) throws IOException {
    String limit = call.query("limit");
    int most = limit.isEmpty() ? 50 : Integer.parseInt(limit);
    if (most < 1 || most > MOST_SHOWN) {
      error(call, 400, 50035, "Invalid Form Body");
      return;
    }
    String before = call.query("before");
    List<Map<String, Object>> shown = new ArrayList<>(messages.values());
    call.json(
        200,
        shown.reversed().stream()
            .filter(one -> before.isEmpty() || String.valueOf(one.get("id")).compareTo(before) < 0)
            .limit(most)
            .toList());
  }

  private static void error(Call call, int status, int code, String message) throws IOException {
    call.json(status, Map.of("message", message, "code", code));
  }
}
