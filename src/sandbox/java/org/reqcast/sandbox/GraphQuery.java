// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A question in GraphQL, whose answer is 200 whether it went well or not. */
record GraphQuery(Call call, String query, JsonNode input) {

  static GraphQuery of(Call call) {
    JsonNode body = call.json();
    return new GraphQuery(
        call, body.path("query").asString(""), body.path("variables").path("input"));
  }

  /** Whether it is a mutation that asks for just this field. */
  boolean asks(String field) {
    return query.strip().startsWith("mutation")
        && query.contains(" " + field + "(input: $input)")
        && balanced();
  }

  private boolean balanced() {
    long open = query.chars().filter(sign -> sign == '{').count();
    return open > 0 && open == query.chars().filter(sign -> sign == '}').count();
  }

  /** The text at this path of the input; empty where there is none. */
  String text(String path) {
    return at(path).asString("");
  }

  /** What is at this path of the input, where {@code 0} is the first of a list. */
  JsonNode at(String path) {
    JsonNode node = input;
    for (String step : path.split("\\.", -1)) {
      node = step.equals("0") ? node.path(0) : node.path(step);
    }
    return node;
  }

  /** The first of these paths at which the input has nothing; null where all are there. */
  @Nullable String missing(String... paths) {
    return Arrays.stream(paths)
        .filter(path -> at(path).isMissingNode() || at(path).isNull())
        .findFirst()
        .orElse(null);
  }

  void answer(Map<String, ?> data) throws IOException {
    call.json(200, Map.of("data", data));
  }

  /** Errors, with the data that there is all the same. */
  void error(@Nullable Map<String, ?> data, String code, String message) throws IOException {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("data", data);
    answer.put(
        "errors",
        List.of(Map.of("message", message, "extensions", Collections.singletonMap("code", code))));
    call.json(200, answer);
  }
}
