// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A forum of Discourse: topics with an external id, 422 with reasons, waits inside the answer. */
public final class DiscourseServer extends LoopbackServer {
  private static final Pattern CALLED = Pattern.compile("(?<![\\w\\\\/.])@(\\w+)");

  private final String key;
  private final String user;
  private final Map<Integer, Topic> topics = new LinkedHashMap<>();
  private int last = 100;

  private record Topic(int post, String title, String raw, String external, boolean deleted) {
    int id() {
      return post + 1000;
    }
  }

  public DiscourseServer(int port, long seed, String key, String user) {
    super(port, seed);
    this.key = key;
    this.user = user;
    route(
        "GET",
        "/session/current.json",
        known(call -> call.json(200, Map.of("current_user", Map.of("username", user)))));
    route("POST", "/posts.json", known(this::create));
    route("PUT", "/posts/{id}.json", known(this::edit));
    route("DELETE", "/posts/{id}.json", known(this::delete));
    route("GET", "/t/external_id/{external}.json", known(this::external));
    route("GET", "/t/opening/{id}.json", known(this::show));
    open();
  }

  public synchronized List<Post> posts() {
    return topics.values().stream()
        .filter(topic -> !topic.deleted())
        .map(
            topic ->
                new Post(
                    String.valueOf(topic.post()),
                    topic.title() + "\n" + topic.raw(),
                    Instant.EPOCH))
        .toList();
  }

  @Override
  void busy(Call call) throws IOException {
    call.with("Retry-After", "7")
        .json(
            429,
            Map.of(
                "errors",
                List.of("You’ve performed this action too many times, please try again later."),
                "error_type",
                "rate_limit",
                "extras",
                Map.of("wait_seconds", 7)));
  }

  @Override
  void refuse(Call call) throws IOException {
    wrong(call, 422, "Body contains a blocked word");
  }

  private static void wrong(Call call, int status, String reason) throws IOException {
    call.json(status, Map.of("action", "create_post", "errors", List.of(reason)));
  }

  private Handler known(Handler next) {
    return call -> {
      if (key.equals(call.header("Api-Key")) && user.equals(call.header("Api-Username"))) {
        next.handle(call);
      } else {
        call.json(
            403,
            Map.of(
                "errors",
                List.of("You are not permitted to view the requested resource."),
                "error_type",
                "invalid_access"));
      }
    };
  }

  private static boolean turnedDown(Call call, String title, String raw) throws IOException {
    String reason = null;
    if (title.strip().length() < 15) {
      reason = "Title is too short (minimum is 15 characters)";
    } else if (title.codePointCount(0, title.length()) > 255) {
      reason = "Title is too long (maximum is 255 characters)";
    } else if (raw.strip().length() < 20) {
      reason = "Body is too short (minimum is 20 characters)";
    } else if (raw.codePointCount(0, raw.length()) > 32_000) {
      reason = "Body is limited to 32000 characters";
    } else if (title.indexOf(0) >= 0 || raw.indexOf(0) >= 0) {
      reason = "string contains null byte";
    }
    if (reason != null) {
      wrong(call, 422, reason);
    }
    return reason != null;
  }

  private void disturb(String raw) {
    Matcher names = CALLED.matcher(raw.replaceAll("https?://\\S+", ""));
    while (names.find()) {
      call(names.group());
    }
  }

  private synchronized void create(Call call) throws IOException {
    JsonNode body = call.json();
    String title = body.path("title").asString("");
    String raw = body.path("raw").asString("");
    String external = body.path("external_id").asString("");
    if (turnedDown(call, title, raw)) {
      return;
    }
    if (!external.matches("[\\w-]{0,50}")) {
      wrong(call, 422, "External ID is invalid");
      return;
    }
    boolean taken = topics.values().stream().anyMatch(topic -> topic.external().equals(external));
    if (taken && !external.isEmpty()) {
      wrong(call, 422, "External ID has already been taken");
      return;
    }
    disturb(raw);
    int id = ++last;
    Topic topic = new Topic(id, title, raw, external, false);
    topics.put(id, topic);
    call.json(200, post(topic));
  }

  private static Map<String, Object> post(Topic topic) {
    return Map.of(
        "id", topic.post(),
        "topic_id", topic.id(),
        "topic_slug", "opening",
        "post_number", 1,
        "raw", topic.raw());
  }

  private Optional<Topic> named(Call call) {
    String id = call.path.getOrDefault("id", "");
    return id.matches("\\d{1,8}")
        ? Optional.ofNullable(topics.get(Integer.parseInt(id)))
        : Optional.empty();
  }

  private static void missing(Call call) throws IOException {
    call.json(
        404,
        Map.of(
            "errors",
            List.of("The requested URL or resource could not be found."),
            "error_type",
            "not_found"));
  }

  private synchronized void edit(Call call) throws IOException {
    Topic topic = named(call).filter(one -> !one.deleted()).orElse(null);
    if (topic == null) {
      missing(call);
      return;
    }
    String title = call.json().path("title").asString("");
    String raw = call.json().path("post").path("raw").asString("");
    if (!turnedDown(call, title, raw)) {
      disturb(raw);
      Topic changed = new Topic(topic.post(), title, raw, topic.external(), false);
      topics.put(topic.post(), changed);
      call.json(200, Map.of("post", post(changed)));
    }
  }

  private synchronized void delete(Call call) throws IOException {
    Topic topic = named(call).filter(one -> !one.deleted()).orElse(null);
    if (topic == null) {
      missing(call);
      return;
    }
    topics.put(
        topic.post(), new Topic(topic.post(), topic.title(), topic.raw(), topic.external(), true));
    call.nothing(200);
  }

  private synchronized void external(Call call) throws IOException {
    String external = call.path.getOrDefault("external", "");
    Topic topic =
        topics.values().stream()
            .filter(one -> one.external().equals(external) && !one.deleted())
            .findFirst()
            .orElse(null);
    if (topic == null) {
      missing(call);
    } else {
      call.with("Location", address() + "/t/opening/" + topic.id() + ".json").nothing(301);
    }
  }

  private synchronized void show(Call call) throws IOException {
    int id = Integer.parseInt("0" + call.path.getOrDefault("id", "")) - 1000;
    Topic topic = topics.get(id);
    if (topic == null || topic.deleted()) {
      missing(call);
      return;
    }
    call.json(
        200,
        Map.of(
            "id", topic.id(),
            "title", topic.title(),
            "post_stream", Map.of("posts", List.of(post(topic)))));
  }
}
