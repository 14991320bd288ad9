// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Posts of LinkedIn: a version of the API that has ended is refused with 426, the id of a post
 * comes in a header with nothing after it, and markup that is not escaped is refused.
 */
public final class LinkedInServer extends LoopbackServer {
  private static final Set<String> VERSIONS =
      Set.of("202601", "202602", "202603", "202604", "202605", "202606", "202607");
  private static final Pattern TEMPLATE =
      Pattern.compile(
          "\\{hashtag\\|\\\\#\\|(\\w+)}|@\\[[^\\]]+]\\(urn:li:(?:organization|person):\\w+\\)");
  private static final Pattern ESCAPED = Pattern.compile("\\\\([\\\\<>#~_|\\[\\]*(){}@])");
  private static final Pattern BARE = Pattern.compile("[\\\\<>#~_|\\[\\]*(){}@]");
  private static final int LIMIT = 3000;

  private final TokenDesk desk;
  private final Map<String, Post> posts = new LinkedHashMap<>();
  private long lastId = 7_130_000_000_000_000_000L;

  /**
   * @param secret of the client {@code riverside}
   * @param refresh a refresh token that was lent before
   */
  public LinkedInServer(int port, long seed, String secret, String refresh) {
    super(port, seed);
    desk =
        new TokenDesk(
            InstantSource.system(),
            new TokenDesk.Client("riverside", secret, List.of(), false, false),
            Duration.ofDays(60));
    desk.lentBefore(refresh, "openid,profile,w_member_social");
    route("POST", "/oauth/v2/accessToken", desk::token);
    route("GET", "/v2/userinfo", signedIn(call -> call.json(200, me())));
    route("POST", "/rest/posts", signedIn(versioned(this::post)));
    route("POST", "/rest/posts/{urn}", signedIn(versioned(this::edit)));
    route("DELETE", "/rest/posts/{urn}", signedIn(versioned(this::delete)));
    open();
  }

  /** The posts that stand now, as people see them. */
  public synchronized List<Post> posts() {
    return List.copyOf(posts.values());
  }

  @Override
  void busy(Call call) throws IOException {
    error(call, 429, "TOO_MANY_REQUESTS", "Resource level throttle MEMBER DAY limit was reached");
  }

  private static Map<String, Object> me() {
    return Map.of("sub", "aB3xY_9", "name", "Rivka Sider");
  }

  private Handler signedIn(Handler next) {
    return call -> {
      if (desk.knows(call)) {
        next.handle(call);
      } else {
        call.json(
            401,
            Map.of(
                "status",
                401,
                "serviceErrorCode",
                65601,
                "code",
                "REVOKED_ACCESS_TOKEN",
                "message",
                "The token used in the request has been revoked"));
      }
    };
  }

  private static Handler versioned(Handler next) {
    return call -> {
      String version = Objects.requireNonNullElse(call.header("LinkedIn-Version"), "");
      if (version.isEmpty()) {
        error(call, 400, "VERSION_MISSING", "A version must be present");
      } else if (!VERSIONS.contains(version)) {
        error(call, 426, "NONEXISTENT_VERSION", "Version Header is Deprecated");
      } else if (!"2.0.0".equals(call.header("X-Restli-Protocol-Version"))) {
        error(call, 400, "PROTOCOL_VERSION", "X-Restli-Protocol-Version must be 2.0.0");
      } else {
        next.handle(call);
      }
    };
  }

  private synchronized void post(Call call) throws IOException {
    JsonNode body = call.json();
    List<String> wrong = new ArrayList<>();
    String author = body.path("author").asString("");
    if (!author.matches("urn:li:(person|organization):[\\w-]+")) {
      wrong.add("author");
    } else if (!author.equals("urn:li:person:aB3xY_9")) {
      error(call, 403, "ACCESS_DENIED", "Not enough permissions to access: partnerApiPosts");
      return;
    }
    if (!Set.of("PUBLIC", "CONNECTIONS", "LOGGED_IN").contains(text(body, "visibility"))) {
      wrong.add("visibility");
    }
    if (!text(body, "lifecycleState").equals("PUBLISHED")) {
      wrong.add("lifecycleState");
    }
    if (!text(body.path("distribution"), "feedDistribution").equals("MAIN_FEED")) {
      wrong.add("distribution");
    }
    if (!sound(text(body, "commentary"))) {
      wrong.add("commentary");
    }
    if (!wrong.isEmpty()) {
      error(call, 422, "INVALID_FIELDS", "Invalid fields: " + String.join(", ", wrong));
      return;
    }
    String shown = shown(text(body, "commentary"));
    if (posts.values().stream().anyMatch(post -> post.text().equals(shown))) {
      error(call, 422, "DUPLICATE_POST", "Content is a duplicate of an earlier post");
      return;
    }
    String urn = "urn:li:share:" + ++lastId;
    posts.put(urn, new Post(urn, shown, Instant.now()));
    call.with("x-restli-id", urn).nothing(201);
  }

  private static String text(JsonNode body, String name) {
    return body.path(name).asString("");
  }

  private static boolean sound(String little) {
    String rest = ESCAPED.matcher(TEMPLATE.matcher(little).replaceAll("")).replaceAll("");
    String shown = shown(little);
    return !BARE.matcher(rest).find()
        && !shown.isBlank()
        && shown.codePointCount(0, shown.length()) <= LIMIT;
  }

  private static String shown(String little) {
    String tagged =
        TEMPLATE
            .matcher(little)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        found.group(1) == null ? found.group() : "#" + found.group(1)));
    return ESCAPED.matcher(tagged).replaceAll("$1");
  }

  private synchronized void edit(Call call) throws IOException {
    String urn = urn(call);
    String little = text(call.json().path("patch").path("$set"), "commentary");
    if (!"PARTIAL_UPDATE".equals(call.header("X-RestLi-Method"))) {
      error(call, 400, "UNKNOWN_METHOD", "X-RestLi-Method must say PARTIAL_UPDATE");
    } else if (!posts.containsKey(urn)) {
      error(call, 404, "NOT_FOUND", "Could not find entity");
    } else if (!sound(little)) {
      error(call, 422, "INVALID_FIELDS", "Invalid fields: commentary");
    } else {
      posts.put(urn, new Post(urn, shown(little), Instant.now()));
      call.nothing(204);
    }
  }

  private synchronized void delete(Call call) throws IOException {
    posts.remove(urn(call));
    call.nothing(204);
  }

  private static String urn(Call call) {
    return URLDecoder.decode(call.path.getOrDefault("urn", ""), StandardCharsets.UTF_8);
  }

  private static void error(Call call, int status, String code, String message) throws IOException {
    call.json(status, Map.of("status", status, "code", code, "message", message));
  }
}
