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

/** The Web API of Slack: 200 for nearly everything, the truth in {@code ok}. */
public final class SlackBotServer extends LoopbackServer {
  private static final int MOST = 40_000;
  private static final Pattern CALLED = Pattern.compile("<[!@][^>]*>");

  private final String token;
  private final String channel;
  private int said;
  private final Map<String, Map<String, Object>> messages = new LinkedHashMap<>();

  public SlackBotServer(int port, long seed, String token, String channel) {
    super(port, seed);
    this.token = token;
    this.channel = channel;
    Map<String, Object> me =
        Map.of("ok", true, "user", "reqcast", "team", "Riverside", "url", address() + "/");
    route("GET", "/api/auth.test", known(call -> call.json(200, me)));
    route("POST", "/api/chat.postMessage", here(this::post));
    route("POST", "/api/chat.update", here(this::update));
    route("POST", "/api/chat.delete", here(this::delete));
    route("GET", "/api/conversations.history", known(this::history));
    open();
  }

  public synchronized List<Post> posts() {
    return messages.values().stream()
        .map(
            message ->
                new Post(
                    String.valueOf(message.get("ts")),
                    String.valueOf(message.get("text")),
                    Instant.EPOCH))
        .toList();
  }

  @Override
  void busy(Call call) throws IOException {
    call.with("Retry-After", "4").json(429, Map.of("ok", false, "error", "ratelimited"));
  }

  @Override
  void refuse(Call call) throws IOException {
    wrong(call, "markdown_text_conflict");
  }

  private static void wrong(Call call, String error) throws IOException {
    call.json(200, Map.of("ok", false, "error", error));
  }

  private Handler known(Handler next) {
    return call -> {
      if (call.bearer().equals(token)) {
        next.handle(call);
      } else {
        wrong(call, "invalid_auth");
      }
    };
  }

  private Handler here(Handler next) {
    return known(
        call -> {
          if (call.field("channel").equals(channel)) {
            next.handle(call);
          } else {
            wrong(call, "channel_not_found");
          }
        });
  }

  private boolean turnedDown(Call call, String text) throws IOException {
    if (text.isBlank()) {
      wrong(call, "no_text");
    } else if (text.codePointCount(0, text.length()) > MOST) {
      wrong(call, "msg_too_long");
    } else {
      Matcher names = CALLED.matcher(text);
      while (names.find()) {
        call(names.group());
      }
      return false;
    }
    return true;
  }

  private synchronized void post(Call call) throws IOException {
    JsonNode body = call.json();
    if (!turnedDown(call, body.path("text").asString(""))) {
      String ts = "%d.000100".formatted(1_795_348_800 + said++);
      messages.put(ts, message(ts, body));
      call.json(200, Map.of("ok", true, "channel", channel, "ts", ts, "message", messages.get(ts)));
    }
  }

  private static Map<String, Object> message(String ts, JsonNode body) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("type", "message");
    message.put("ts", ts);
    message.put("text", body.path("text").asString(""));
    message.put("metadata", body.path("metadata"));
    return message;
  }

  private synchronized void update(Call call) throws IOException {
    JsonNode body = call.json();
    String ts = body.path("ts").asString("");
    if (!messages.containsKey(ts)) {
      wrong(call, "message_not_found");
    } else if (!turnedDown(call, body.path("text").asString(""))) {
      messages.put(ts, message(ts, body));
      call.json(200, Map.of("ok", true, "channel", channel, "ts", ts, "text", "…"));
    }
  }

  private synchronized void delete(Call call) throws IOException {
    if (messages.remove(call.field("ts")) == null) {
      wrong(call, "message_not_found");
    } else {
      call.json(200, Map.of("ok", true, "channel", channel, "ts", call.field("ts")));
    }
  }

  private synchronized void history(Call call) throws IOException {
    boolean here = call.query("channel").equals(channel);
    boolean metadata = call.query("include_all_metadata").equals("true");
    if (!here || !metadata) {
      wrong(call, here ? "invalid_arguments" : "channel_not_found");
      return;
    }
    call.json(
        200,
        Map.of(
            "ok",
            true,
            "messages",
            new ArrayList<>(messages.values()).reversed().stream().limit(100).toList(),
            "has_more",
            false));
  }
}
