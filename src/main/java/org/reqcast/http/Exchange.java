// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One request and what came back, as a text that people read and write:
 *
 * <pre>
 * &gt;&gt;&gt; POST https://example.org/api/things?x=1
 * content-type: application/json
 *
 * {"name": "…"}
 * &lt;&lt;&lt; 200
 * content-type: application/json
 *
 * {"id": 7}
 * </pre>
 *
 * An address that starts with a slash stands for every host. A body or header of {@code *} stands
 * for any. In place of a status may stand {@code unanswered} or {@code not-sent}.
 *
 * @param headers of the request: those that matter; names in lower case
 * @param outcome a status, {@code unanswered} or {@code not-sent}
 */
record Exchange(
    String name,
    String method,
    String address,
    Map<String, String> headers,
    String body,
    String outcome,
    Map<String, String> answerHeaders,
    String answerBody) {
  static final String UNANSWERED = "unanswered";
  static final String NOT_SENT = "not-sent";
  private static final String BASE64 = "body-is";

  /**
   * @throws IllegalArgumentException with the file's name and what is wrong
   */
  static Exchange parse(String name, String text) {
    String all = text.replace("\r\n", "\n");
    int answerAt = all.indexOf("\n<<< ");
    if (!all.startsWith(">>> ") || answerAt < 0) {
      throw new IllegalArgumentException(
          name + ": needs a line \">>> METHOD address\" at the top and a line \"<<< status\"");
    }
    Part asked = Part.of(all.substring(4, answerAt));
    Part answered = Part.of(all.substring(answerAt + 5));
    String[] first = asked.first().split("\\s+", 2);
    if (first.length < 2) {
      throw new IllegalArgumentException(name + ": the first line needs a method and an address");
    }
    if (!answered.first().matches("[1-5]\\d\\d|" + UNANSWERED + "|" + NOT_SENT)) {
      throw new IllegalArgumentException(
          name + ": \"" + answered.first() + "\" is no status, unanswered or not-sent");
    }
    return new Exchange(
        name,
        first[0].toUpperCase(Locale.ROOT),
        first[1].strip(),
        asked.headers(),
        asked.body(),
        answered.first(),
        answered.headers(),
        answered.body());
  }

  String format() {
    StringBuilder text = new StringBuilder();
    text.append(">>> ").append(method).append(' ').append(address).append('\n');
    append(text, headers, body);
    text.append("<<< ").append(outcome).append('\n');
    append(text, answerHeaders, answerBody);
    return text.toString();
  }

  byte[] answerBytes() {
    return "base64".equals(answerHeaders.get(BASE64))
        ? Base64.getMimeDecoder().decode(answerBody)
        : answerBody.getBytes(StandardCharsets.UTF_8);
  }

  /** The bytes as text where they are text, else as base64, noted in the headers. */
  static String readable(byte[] body, Map<String, String> headers) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException binary) {
      headers.put(BASE64, "base64");
      return Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(body);
    }
  }

  private static void append(StringBuilder text, Map<String, String> headers, String body) {
    headers.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    text.append('\n');
    if (!body.isEmpty()) {
      text.append(body).append('\n');
    }
  }

  private record Part(String first, Map<String, String> headers, String body) {
    static Part of(String text) {
      int end = text.indexOf("\n\n");
      String head = end < 0 ? text : text.substring(0, end);
      String body = end < 0 ? "" : text.substring(end + 2);
      String[] lines = head.split("\n", -1);
      Map<String, String> headers = new LinkedHashMap<>();
      for (int i = 1; i < lines.length; i++) {
        String[] pair = lines[i].split(":", 2);
        if (pair.length == 2) {
          headers.put(pair[0].strip().toLowerCase(Locale.ROOT), pair[1].strip());
        }
      }
      return new Part(
          lines[0].strip(),
          headers,
          body.endsWith("\n") ? body.substring(0, body.length() - 1) : body);
    }
  }
}
