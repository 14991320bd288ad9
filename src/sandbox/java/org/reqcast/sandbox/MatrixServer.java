// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A Matrix home server with one room: transaction ids, edits as events, redactions. */
public final class MatrixServer extends LoopbackServer {
  private static final int MOST_BYTES = 65_536;
  private static final String ROOM = "/_matrix/client/v3/rooms/{room}";

  private final String token;
  private final String room;
  private final Map<String, Map<String, Object>> events = new LinkedHashMap<>();
  private final Map<String, String> shown = new LinkedHashMap<>();
  private final Map<String, String> transactions = new HashMap<>();

  public MatrixServer(int port, long seed, String token, String room) {
    super(port, seed);
    this.token = token;
    this.room = room;
    route(
        "GET",
        "/_matrix/client/v3/account/whoami",
        member(call -> call.json(200, Map.of("user_id", "@riverside:example.org"))));
    route("PUT", ROOM + "/send/m.room.message/{txn}", member(this::send));
    route("PUT", ROOM + "/redact/{event}/{txn}", member(this::redact));
    route("GET", ROOM + "/messages", member(this::messages));
    open();
  }

  /** The messages that people see, edits applied. */
  public synchronized List<Post> posts() {
    return shown.entrySet().stream()
        .map(one -> new Post(one.getKey(), one.getValue(), Instant.EPOCH))
        .toList();
  }

  @Override
  void busy(Call call) throws IOException {
    call.json(
        429,
        Map.of(
            "errcode", "M_LIMIT_EXCEEDED", "error", "Too Many Requests", "retry_after_ms", 2500));
  }

  @Override
  void refuse(Call call) throws IOException {
    wrong(call, 400, "M_BAD_JSON", "event has disallowed content");
  }

  private static void wrong(Call call, int status, String code, String error) throws IOException {
    call.json(status, Map.of("errcode", code, "error", error));
  }

  private Handler member(Handler next) {
    return call -> {
      if (!call.bearer().equals(token)) {
        wrong(call, 401, "M_UNKNOWN_TOKEN", "Unrecognised access token");
      } else if (call.path.containsKey("room") && !room.equals(call.path.get("room"))) {
        wrong(call, 403, "M_FORBIDDEN", "User @riverside:example.org not in room");
      } else {
        next.handle(call);
      }
    };
  }

  private synchronized void send(Call call) throws IOException {
    String known = transactions.get(call.target());
    if (known != null) {
      call.json(200, Map.of("event_id", known));
      return;
    }
    JsonNode content = call.json();
    JsonNode relation = content.path("m.relates_to");
    if (!content.isObject()) {
      wrong(call, 400, "M_NOT_JSON", "Content not JSON.");
    } else if (content.toString().getBytes(StandardCharsets.UTF_8).length + 500 > MOST_BYTES) {
      wrong(call, 413, "M_TOO_LARGE", "event too large");
    } else if (!content.path("msgtype").isString() || !content.path("body").isString()) {
      wrong(call, 400, "M_BAD_JSON", "'body' not in content");
    } else if (content.path("body").asString().indexOf(0) >= 0) {
      wrong(call, 400, "M_BAD_JSON", "null bytes in event");
    } else {
      disturb(content);
      String id = "$" + (events.size() + 1) + "-event";
      Map<String, Object> event = new LinkedHashMap<>();
      event.put("event_id", id);
      event.put("type", "m.room.message");
      event.put("sender", "@riverside:example.org");
      event.put("content", content);
      events.put(id, event);
      transactions.put(call.target(), id);
      if (relation.path("rel_type").asString("").equals("m.replace")) {
        String text = content.path("m.new_content").path("body").asString("");
        shown.computeIfPresent(relation.path("event_id").asString(""), (same, was) -> text);
      } else {
        shown.put(id, content.path("body").asString());
      }
      call.json(200, Map.of("event_id", id));
    }
  }

  private void disturb(JsonNode content) {
    JsonNode meant = content.path("m.mentions");
    if (meant.path("room").asBoolean(false)
        || (meant.isMissingNode() && content.path("body").asString("").contains("@room"))) {
      call("@room");
    }
  }

  private synchronized void redact(Call call) throws IOException {
    Map<String, Object> event = events.get(call.path.getOrDefault("event", ""));
    if (event == null) {
      wrong(call, 404, "M_NOT_FOUND", "Could not find event");
      return;
    }
    ObjectNode nothing = Call.JSON.createObjectNode();
    event.put("content", nothing);
    shown.remove(call.path.get("event"));
    call.json(200, Map.of("event_id", "$redaction-of" + call.path.get("event")));
  }

  private synchronized void messages(Call call) throws IOException {
    List<Map<String, Object>> newest = new ArrayList<>(events.values()).reversed();
    int from = call.query("from").isEmpty() ? 0 : Integer.parseInt(call.query("from").substring(1));
    int most = Math.min(100, Integer.parseInt("0" + call.query("limit")));
    int to = Math.min(newest.size(), from + most);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("start", "t" + from);
    answer.put("chunk", newest.subList(Math.min(from, to), to));
    if (to < newest.size()) {
      answer.put("end", "t" + to);
    }
    call.json(200, answer);
  }
}
