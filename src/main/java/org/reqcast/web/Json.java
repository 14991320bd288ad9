// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import io.javalin.http.Context;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Answers in JSON, and problems as {@code application/problem+json} (RFC 9457). */
final class Json {
  private final ObjectMapper mapper = JsonMapper.builder().build();

  void answer(Context context, Object answer) {
    context.contentType("application/json").result(mapper.writeValueAsBytes(answer));
  }

  void problem(Context context, int status, String title, String detail) {
    context
        .status(status)
        .contentType("application/problem+json")
        .result(
            mapper.writeValueAsBytes(Map.of("status", status, "title", title, "detail", detail)));
  }
}
