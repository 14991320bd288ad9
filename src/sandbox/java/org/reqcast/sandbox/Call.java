// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** One request at a sandbox server, and its answer. */
final class Call {
  static final ObjectMapper JSON = JsonMapper.builder().build();

  private final HttpExchange exchange;
  final Map<String, String> path;
  final byte[] body;
  private boolean answered;
  private boolean dropping;
  private boolean half;
  private boolean trickling;

  Call(HttpExchange exchange, Map<String, String> path, byte[] body) {
    this.exchange = exchange;
    this.path = path;
    this.body = body;
  }

  /** From here on the answer is made and thrown away. */
  void dropAnswer() {
    dropping = true;
  }

  /** From here on half of the answer is sent, as something that it is not. */
  void halfOfTheAnswer() {
    half = true;
  }

  /** From here on the answer is sent byte by byte. */
  void dropByDrop() {
    trickling = true;
  }

  boolean answered() {
    return answered;
  }

  @Nullable String header(String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  String bearer() {
    String header = header("Authorization");
    return header != null && header.startsWith("Bearer ") ? header.substring(7) : "";
  }

  String target() {
    return exchange.getRequestURI().getPath();
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The body as JSON, or a missing node where it is none. */
  JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JacksonException notJson) {
      return MissingNode.getInstance();
    }
  }

  /** The body's fields, whether sent as a form or as JSON. */
  String field(String name) {
    String type = header("Content-Type");
    if (type != null && type.contains("x-www-form-urlencoded")) {
      return form(text()).getOrDefault(name, "");
    }
    return json().path(name).asString("");
  }

  /** Everything after the question mark, as it was sent. */
  String rawQuery() {
    String query = exchange.getRequestURI().getRawQuery();
    return query == null ? "" : query;
  }

  String query(String name) {
    return form(exchange.getRequestURI().getRawQuery()).getOrDefault(name, "");
  }

  private static Map<String, String> form(@Nullable String text) {
    Map<String, String> form = new HashMap<>();
    if (text != null) {
      for (String pair : List.of(text.split("&"))) {
        int at = pair.indexOf('=');
        if (at > 0) {
          form.put(decode(pair.substring(0, at)), decode(pair.substring(at + 1)));
        }
      }
    }
    return form;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  Call with(String header, String value) {
    exchange.getResponseHeaders().add(header, value);
    return this;
  }

  void json(int status, Object answer) throws IOException {
    with("Content-Type", "application/json; charset=utf-8");
    send(status, JSON.writeValueAsBytes(answer));
  }

  void text(int status, String answer) throws IOException {
    with("Content-Type", "text/plain; charset=utf-8");
    send(status, answer.getBytes(StandardCharsets.UTF_8));
  }

  void html(int status, String answer) throws IOException {
    with("Content-Type", "text/html; charset=utf-8");
    send(status, answer.getBytes(StandardCharsets.UTF_8));
  }

  void nothing(int status) throws IOException {
    send(status, new byte[0]);
  }

  private void send(int status, byte[] bytes) throws IOException {
    answered = true;
    if (dropping) {
      // Closing without an answer is what a crashed server or a dropped line looks like.
      exchange.close();
      return;
    }
    if (half) {
      exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
      sent(status, Arrays.copyOf(bytes, bytes.length / 2));
      return;
    }
    sent(status, bytes);
  }

  private void sent(int status, byte[] bytes) throws IOException {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, bytes.length == 0 || head ? -1 : bytes.length);
    if (bytes.length > 0 && !head) {
      OutputStream body = exchange.getResponseBody();
      for (int at = 0; at < bytes.length; at += trickling ? 1 : bytes.length) {
        body.write(bytes, at, trickling ? 1 : bytes.length);
        body.flush();
      }
    }
    exchange.close();
  }
}
