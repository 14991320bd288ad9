// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A workflow of a Teams channel: takes Adaptive Cards in, and tells nothing of them later. */
public final class TeamsServer extends LoopbackServer {
  private static final int MOST_BYTES = 28 * 1024;

  private final List<Post> posts = new ArrayList<>();

  /**
   * @param signature the secret part of the address
   */
  public TeamsServer(int port, long seed, String signature) {
    super(port, seed);
    route(
        "POST",
        "/workflows/7/triggers/manual/paths/invoke",
        call -> {
          if (call.query("sig").equals(signature)) {
            post(call);
          } else {
            wrong(call, 401, "DirectApiAuthorizationRequired", "The signature is not valid");
          }
        });
    open();
  }

  public synchronized List<Post> posts() {
    return List.copyOf(posts);
  }

  /** As the channel behind it does: it looks well. */
  @Override
  void busy(Call call) throws IOException {
    call.text(
        200,
        "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error"
            + " 429 with ContextId tcid=0");
  }

  @Override
  void refuse(Call call) throws IOException {
    wrong(call, 400, "TriggerInputSchemaMismatch", "The input body does not match its schema");
  }

  private static void wrong(Call call, int status, String code, String message) throws IOException {
    call.json(status, Map.of("error", Map.of("code", code, "message", message)));
  }

  private synchronized void post(Call call) throws IOException {
    JsonNode card = call.json().path("attachments").path(0);
    JsonNode content = card.path("content");
    if (call.body.length > MOST_BYTES) {
      wrong(call, 413, "RequestEntityTooLarge", "The card is too large");
    } else if (!call.json().path("type").asString("").equals("message")
        || !card.path("contentType").asString("").equals("application/vnd.microsoft.card.adaptive")
        || !content.path("type").asString("").equals("AdaptiveCard")
        || !content.path("version").asString("").matches("1\\.[0-5]")
        || !content.path("body").isArray()
        || content.path("body").isEmpty()) {
      refuse(call);
    } else {
      posts.add(new Post(String.valueOf(posts.size()), text(content), Instant.now()));
      call.nothing(202);
    }
  }

  private static String text(JsonNode content) {
    StringBuilder text = new StringBuilder();
    for (JsonNode part : content.path("body")) {
      for (JsonNode run : part.path("inlines")) {
        text.append(run.path("text").asString("")).append('\n');
      }
    }
    content
        .path("actions")
        .forEach(action -> text.append(action.path("url").asString("")).append('\n'));
    return text.toString();
  }
}
