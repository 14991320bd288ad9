// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The style sheet in the head of a public page, which a browser may use by its hash alone. */
final class InlineStyle {
  private static final String BEGINS = "<style>";

  private InlineStyle() {}

  /** Widens the answer's policy by exactly the style that the page brings, where it brings one. */
  static void allow(Context context, byte[] page) {
    String html = new String(page, UTF_8);
    int headEnds = html.indexOf("</head>");
    int begins = html.indexOf(BEGINS);
    int ends = html.indexOf("</style>", Math.max(begins, 0));
    if (begins < 0 || ends < begins || ends > headEnds) {
      return;
    }
    String style = html.substring(begins + BEGINS.length(), ends);
    Guard.policy(context, "'self' 'sha256-" + hash(style) + "'");
  }

  private static String hash(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
