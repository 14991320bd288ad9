// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** How Meta's Graph API says no: always an error with a number, hardly ever a telling status. */
final class GraphAnswers {
  private GraphAnswers() {}

  static void error(Call call, int code, String message) throws IOException {
    error(call, code, 0, message);
  }

  static void error(Call call, int code, int subcode, String message) throws IOException {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("message", "(#" + code + ") " + message);
    error.put("type", "OAuthException");
    error.put("code", code);
    if (subcode != 0) {
      error.put("error_subcode", subcode);
    }
    error.put("fbtrace_id", "AbCdEfGhIjKlMnOpQrStUvW");
    call.json(code == 1 || code == 2 ? 500 : 400, Map.of("error", error));
  }

  static void missing(Call call, String id) throws IOException {
    error(
        call,
        100,
        33,
        "Unsupported request. Object with ID '"
            + id
            + "' does not exist, cannot be loaded due to missing permissions, or does not support"
            + " this operation");
  }
}
