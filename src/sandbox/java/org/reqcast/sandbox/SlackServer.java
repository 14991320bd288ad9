// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** An incoming webhook of a Slack workspace: plain text answers, no ids, nothing to look up. */
public final class SlackServer extends LoopbackServer {
  private static final Pattern CALLED = Pattern.compile("<[!@][^>]*>");

  private final List<Post> posts = new ArrayList<>();

  /**
   * @param path the secret path, such as {@code T0/B0/x}
   */
  public SlackServer(int port, long seed, String path) {
    super(port, seed);
    route("POST", "/services/" + path, this::post);
    route("POST", "/services/.+", call -> call.text(403, "invalid_token"));
    open();
  }

  public synchronized List<Post> posts() {
    return List.copyOf(posts);
  }

  @Override
  void busy(Call call) throws IOException {
    call.with("Retry-After", "1").text(429, "ratelimited");
  }

  private synchronized void post(Call call) throws IOException {
    JsonNode body = call.json();
    if (!body.isObject()) {
      call.text(400, "invalid_payload");
    } else if (body.path("text").asString("").isBlank() && body.path("blocks").isEmpty()) {
      call.text(400, "no_text");
    } else {
      CALLED.matcher(body.path("text").asString("")).results().forEach(name -> call(name.group()));
      posts.add(new Post(String.valueOf(posts.size() + 1), body.toString(), Instant.now()));
      call.text(200, "ok");
    }
  }
}
