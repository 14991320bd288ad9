// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One page of Facebook behind the Graph API: versions that have ended are no paths, an app may ask
 * for a proof of its secret, and how much is used stands beside every answer.
 */
public final class FacebookServer extends LoopbackServer {
  private static final Pattern CALLED = Pattern.compile("@\\[\\d+[^\\]]*]");
  private static final int MOST = 63_206;
  private static final int MOST_SHOWN = 100;

  private final String token;
  private final String page;
  private final String appSecret;
  private final LinkedHashMap<String, Post> posts = new LinkedHashMap<>();
  private long lastId = 122_100_000_000L;

  /**
   * @param appSecret where every call must prove that it comes from the app's server; else empty
   */
  public FacebookServer(int port, long seed, String token, String page, String appSecret) {
    super(port, seed);
    this.token = token;
    this.page = page;
    this.appSecret = appSecret;
    route("GET", "/{version}/{object}", known(this::show));
    route("POST", "/{version}/{object}/feed", known(this::post));
    route("GET", "/{version}/{object}/published_posts", known(this::list));
    route("POST", "/{version}/{object}", known(this::edit));
    route("DELETE", "/{version}/{object}", known(this::delete));
    open();
  }

  /** The posts that stand now. */
  public synchronized List<Post> posts() {
    return List.copyOf(posts.values());
  }

  /** The proof that fits a token. */
  public static String proof(String token, String appSecret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  void busy(Call call) throws IOException {
    used(call, 104, 3);
    GraphAnswers.error(call, 32, "Page request limit reached");
  }

  @Override
  void refuse(Call call) throws IOException {
    GraphAnswers.error(call, 100, 1_404_102, "Blocked by our policies");
  }

  private void used(Call call, int percent, int minutes) {
    call.with(
        "X-Business-Use-Case-Usage",
        "{\"%s\":[{\"type\":\"pages\",\"call_count\":%d,\"total_cputime\":1,\"total_time\":1,\"estimated_time_to_regain_access\":%d}]}"
            .formatted(page, percent, minutes));
  }

  private Handler known(Handler next) {
    return call -> {
      if (!call.path.getOrDefault("version", "").matches("v2[2-6]\\.0")) {
        GraphAnswers.error(call, 2500, "Unknown path components: " + call.target());
      } else if (!call.bearer().equals(token)) {
        call.with("WWW-Authenticate", "OAuth \"Facebook Platform\" \"invalid_token\"");
        GraphAnswers.error(call, 190, 463, "Error validating access token: Session has expired");
      } else if (!appSecret.isEmpty() && !proof(token, appSecret).equals(shown(call))) {
        GraphAnswers.error(
            call, 100, "API calls from the server require an appsecret_proof argument");
      } else {
        used(call, 12, 0);
        next.handle(call);
      }
    };
  }

  private static String shown(Call call) {
    String asked = call.query("appsecret_proof");
    return asked.isEmpty() ? call.field("appsecret_proof") : asked;
  }

  private static String object(Call call) {
    return call.path.getOrDefault("object", "");
  }

  private void show(Call call) throws IOException {
    if (object(call).equals(page)) {
      call.json(200, Map.of("id", page, "name", "Riverside Staffing"));
    } else {
      GraphAnswers.missing(call, object(call));
    }
  }

  private boolean turnedDown(Call call, String message, String standing) throws IOException {
    if (message.isBlank()) {
      GraphAnswers.error(call, 100, "Missing message or attachment");
    } else if (message.codePointCount(0, message.length()) > MOST) {
      GraphAnswers.error(call, 100, "Param message must be no longer than " + MOST);
    } else if (posts.values().stream()
        .anyMatch(post -> !post.id().equals(standing) && post.text().equals(message))) {
      GraphAnswers.error(call, 506, "Duplicate status message");
    } else {
      CALLED.matcher(message).results().map(MatchResult::group).forEach(this::call);
      return false;
    }
    return true;
  }

  private synchronized void post(Call call) throws IOException {
    if (!object(call).equals(page)) {
      GraphAnswers.missing(call, object(call));
      return;
    }
    String link = call.field("link");
    if (!link.isEmpty() && !link.matches("https?://[^\\s]+")) {
      GraphAnswers.error(call, 100, "Invalid parameter: link");
    } else if (!turnedDown(call, call.field("message"), "")) {
      String id = page + "_" + ++lastId;
      posts.put(id, new Post(id, call.field("message"), Instant.now()));
      call.json(200, Map.of("id", id));
    }
  }

  private synchronized void edit(Call call) throws IOException {
    String id = object(call);
    if (!posts.containsKey(id)) {
      GraphAnswers.missing(call, id);
    } else if (!turnedDown(call, call.field("message"), id)) {
      posts.put(id, new Post(id, call.field("message"), Instant.now()));
      call.json(200, Map.of("success", true));
    }
  }

  private synchronized void delete(Call call) throws IOException {
    if (posts.remove(object(call)) == null) {
      GraphAnswers.missing(call, object(call));
    } else {
      call.json(200, Map.of("success", true));
    }
  }

  private synchronized void list(Call call) throws IOException {
    String limit = call.query("limit");
    int most = limit.isEmpty() ? 25 : Integer.parseInt(limit);
    if (!object(call).equals(page)) {
      GraphAnswers.missing(call, object(call));
    } else if (most > MOST_SHOWN) {
      GraphAnswers.error(call, 1, "Please reduce the amount of data you're asking for, then retry");
    } else {
      String after = call.query("after");
      List<Post> older = new ArrayList<>(posts.values()).reversed();
      List<Post> left =
          older.stream().filter(post -> after.isEmpty() || post.id().compareTo(after) < 0).toList();
      List<Post> shown = left.stream().limit(most).toList();
      Map<String, Object> paging = new LinkedHashMap<>();
      if (!shown.isEmpty()) {
        paging.put("cursors", Map.of("after", shown.getLast().id()));
      }
      if (left.size() > shown.size()) {
        paging.put("next", address() + call.target());
      }
      call.json(
          200,
          Map.of("data", shown.stream().map(FacebookServer::shown).toList(), "paging", paging));
    }
  }

  private static Map<String, Object> shown(Post post) {
    return Map.of(
        "id",
        Objects.requireNonNull(post.id()),
        "message",
        post.text(),
        "permalink_url",
        "https://www.facebook.com/" + post.id().replace("_", "/posts/"));
  }
}
