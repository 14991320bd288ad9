// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a server gave us to ask later whether something changed; small enough for a cursor.
 *
 * @param etag empty where the server gave none
 * @param modified the {@code Last-Modified} date as written; empty where the server gave none
 */
public record Validators(String etag, String modified) {
  public static final Validators NONE = new Validators("", "");

  private static final int LONGEST = 200;

  /** Those of an answer; validators too long to carry around are left out. */
  public static Validators of(Answer answer) {
    return new Validators(
        answer.header("etag").filter(text -> text.length() <= LONGEST).orElse(""),
        answer.header("last-modified").filter(text -> text.length() <= LONGEST).orElse(""));
  }

  /** The headers that make a request conditional; empty where there is nothing to go by. */
  public Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    if (!etag.isEmpty()) {
      headers.put("If-None-Match", etag);
    }
    if (!modified.isEmpty()) {
      headers.put("If-Modified-Since", modified);
    }
    return headers;
  }
}
