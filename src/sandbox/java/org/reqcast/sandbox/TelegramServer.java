// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Bot API of Telegram: strict HTML, 4096 units after its entities, nothing to look up. */
public final class TelegramServer extends LoopbackServer {
  private static final int LIMIT = 4096;
  private static final Set<String> TAGS =
      Set.of("b", "i", "u", "s", "a", "code", "pre", "blockquote", "tg-spoiler");
  private static final Pattern MARK =
      Pattern.compile("<(/?)([a-z-]*)([^<>]*)>|<|&(?:lt|gt|amp|quot|#\\d+);");

  private final String token;
  private final String channel;
  private final Map<Long, Post> posts = new LinkedHashMap<>();
  private long lastId = 40;

  /**
   * @param token such as {@code 7:secret}
   * @param channel such as {@code @jobs}
   */
  public TelegramServer(int port, long seed, String token, String channel) {
    super(port, seed);
    this.token = token;
    this.channel = channel;
    Map<String, Object> me = Map.of("id", 7, "is_bot", true, "username", "riverside_bot");
    route("GET", "/bot([^/]+)/getMe", known(call -> done(call, me)));
    route("POST", "/bot([^/]+)/sendMessage", known(this::send));
    route("POST", "/bot([^/]+)/editMessageText", known(this::edit));
    route("POST", "/bot([^/]+)/deleteMessage", known(this::delete));
    route("POST", "/.*", call -> wrong(call, 404, "Not Found"));
    open();
  }

  public synchronized List<Post> posts() {
    return List.copyOf(posts.values());
  }

  @Override
  void busy(Call call) throws IOException {
    call.with("Retry-After", "3")
        .json(
            429,
            Map.of(
                "ok",
                false,
                "error_code",
                429,
                "description",
                "Too Many Requests: retry after 3",
                "parameters",
                Map.of("retry_after", 3)));
  }

  @Override
  void refuse(Call call) throws IOException {
    wrong(call, 400, "Bad Request: message is too long");
  }

  private Handler known(Handler next) {
    return call -> {
      if (call.target().startsWith("/bot" + token + "/")) {
        next.handle(call);
      } else {
        wrong(call, 401, "Unauthorized");
      }
    };
  }

  private static void done(Call call, Object result) throws IOException {
    call.json(200, Map.of("ok", true, "result", result));
  }

  private static void wrong(Call call, int status, String description) throws IOException {
    call.json(status, Map.of("ok", false, "error_code", status, "description", description));
  }

  private synchronized void send(Call call) throws IOException {
    String shown = acceptable(call);
    if (shown != null) {
      long id = ++lastId;
      posts.put(id, new Post(String.valueOf(id), shown, Instant.now()));
      done(call, message(id, shown));
    }
  }

  private synchronized void edit(Call call) throws IOException {
    long id = call.json().path("message_id").asLong(0);
    Post standing = posts.get(id);
    if (standing == null) {
      wrong(call, 400, "Bad Request: message to edit not found");
      return;
    }
    String shown = acceptable(call);
    if (shown == null) {
      return;
    }
    if (shown.equals(standing.text())) {
      wrong(
          call,
          400,
          "Bad Request: message is not modified: specified new message content and reply markup are"
              + " exactly the same as a current content and reply markup of the message");
      return;
    }
    posts.put(id, new Post(String.valueOf(id), shown, Instant.now()));
    done(call, message(id, shown));
  }

  private synchronized void delete(Call call) throws IOException {
    if (posts.remove(call.json().path("message_id").asLong(0)) == null) {
      wrong(call, 400, "Bad Request: message to delete not found");
    } else {
      done(call, true);
    }
  }

  private Map<String, Object> message(long id, String shown) {
    return Map.of(
        "message_id",
        id,
        "date",
        Instant.now().getEpochSecond(),
        "chat",
        Map.of("id", -1001, "type", "channel", "username", channel.substring(1)),
        "text",
        shown);
  }

  /** What people read, and where links lead, which does not count. */
  private record Shown(String text, String links) {
    String whole() {
      return text + links;
    }
  }

  /** What the message shows; null where it was turned down. */
  private @Nullable String acceptable(Call call) throws IOException {
    String text = call.json().path("text").asString("");
    if (!call.json().path("chat_id").asString("").equals(channel)) {
      wrong(call, 400, "Bad Request: chat not found");
      return null;
    }
    boolean marked = call.json().path("parse_mode").asString("").equals("HTML");
    Shown shown = marked ? shown(text) : new Shown(text, "");
    if (shown == null) {
      wrong(call, 400, "Bad Request: can't parse entities: unsupported or unclosed tag");
      return null;
    }
    if (shown.text().isBlank()) {
      wrong(call, 400, "Bad Request: message text is empty");
      return null;
    }
    if (shown.text().length() > LIMIT) {
      wrong(call, 400, "Bad Request: message is too long");
      return null;
    }
    return shown.whole();
  }

  private static @Nullable Shown shown(String html) {
    Deque<String> open = new ArrayDeque<>();
    StringBuilder shown = new StringBuilder();
    StringBuilder links = new StringBuilder();
    Matcher marks = MARK.matcher(html);
    int from = 0;
    while (marks.find()) {
      shown.append(html, from, marks.start());
      from = marks.end();
      String mark = marks.group();
      if (mark.startsWith("&")) {
        shown.append(character(mark));
        continue;
      }
      String tag = marks.group(2);
      if (tag == null || !TAGS.contains(tag)) {
        return null;
      }
      if (marks.group(1).isEmpty()) {
        open.push(tag);
        if (tag.equals("a")) {
          links.append('\n').append(marks.group(3).replace("&amp;", "&"));
        }
      } else if (open.isEmpty() || !open.pop().equals(tag)) {
        return null;
      }
    }
    shown.append(html.substring(from));
    return open.isEmpty() ? new Shown(shown.toString(), links.toString()) : null;
  }

  private static String character(String entity) {
    return switch (entity) {
      case "&lt;" -> "<";
      case "&gt;" -> ">";
      case "&amp;" -> "&";
      case "&quot;" -> "\"";
      default -> Character.toString(Integer.parseInt(entity.substring(2, entity.length() - 1)));
    };
  }
}
