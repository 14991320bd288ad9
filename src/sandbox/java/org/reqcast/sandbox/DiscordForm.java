// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What Discord makes of a message before it takes it, whoever sends it. */
record DiscordForm(JsonNode body) {
  private static final Pattern CALLED = Pattern.compile("@everyone|@here|<@[!&]?\\d+>");
  private static final int CONTENT = 2000;
  private static final int EMBEDDED = 6000;
  private static final int NONCE = 25;

  /** The answer to a message that is not taken. */
  Optional<Map<String, Object>> wrong() {
    if (content().isBlank() && body.path("embeds").isEmpty()) {
      return Optional.of(Map.of("message", "Cannot send an empty message", "code", 50006));
    }
    int embedded = 0;
    for (JsonNode embed : body.path("embeds")) {
      embedded +=
          embed.path("title").asString("").length()
              + embed.path("description").asString("").length();
    }
    if (content().codePointCount(0, content().length()) > CONTENT || embedded > EMBEDDED) {
      return Optional.of(invalid("content", "BASE_TYPE_MAX_LENGTH"));
    }
    return body.path("nonce").asString("").length() > NONCE
        ? Optional.of(invalid("nonce", "BASE_TYPE_MAX_LENGTH"))
        : Optional.empty();
  }

  /** Whom the message calls by name. */
  List<String> called() {
    return body.path("allowed_mentions").isMissingNode()
        ? CALLED.matcher(content()).results().map(MatchResult::group).toList()
        : List.of();
  }

  String content() {
    return body.path("content").asString("");
  }

  private static Map<String, Object> invalid(String field, String code) {
    return Map.of("message", "Invalid Form Body", "code", 50035, "errors", Map.of(field, code));
  }
}
