// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.net.URI;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Posts of X: at most 280 by its own weights, a text that stands is refused as a duplicate, links
 * are shortened, the clock is an epoch without Retry-After, and refresh tokens are good once.
 */
public final class XServer extends LoopbackServer {
  private static final Pattern EMOJI =
      Pattern.compile(
          "[\\x{1F1E6}-\\x{1F1FF}]{2}"
              + "|\\p{IsEmoji_Presentation}[\\x{1F3FB}-\\x{1F3FF}\\x{FE0F}]*"
              + "(?:\\x{200D}\\p{IsEmoji}[\\x{1F3FB}-\\x{1F3FF}\\x{FE0F}]*)*");
  private static final Pattern LINK = Pattern.compile("https?://\\S+");

  private final TokenDesk desk;
  private final Map<String, Post> posts = new LinkedHashMap<>();
  private long lastId = 1_890_000_000_000_000_000L;

  /**
   * @param secret of the client {@code riverside}
   * @param refresh a refresh token that was lent before
   */
  public XServer(int port, long seed, String secret, String refresh) {
    super(port, seed);
    desk =
        new TokenDesk(
            InstantSource.system(),
            new TokenDesk.Client("riverside", secret, List.of(), true, true),
            Duration.ofHours(2));
    consent(refresh);
    route("POST", "/2/oauth2/token", desk::token);
    route("GET", "/2/users/me", signedIn(call -> call.json(200, Map.of("data", me()))));
    route("GET", "/2/users/{id}/tweets", signedIn(this::list));
    route("POST", "/2/tweets", signedIn(this::post));
    route("DELETE", "/2/tweets/{id}", signedIn(this::delete));
    open();
  }

  /** The posts that stand now. */
  public synchronized List<Post> posts() {
    return List.copyOf(posts.values());
  }

  /** A person agrees, and gets this refresh token. */
  public void consent(String refresh) {
    desk.lentBefore(refresh, "tweet.read tweet.write users.read offline.access");
  }

  @Override
  void busy(Call call) throws IOException {
    call.with("x-rate-limit-limit", "100")
        .with("x-rate-limit-remaining", "0")
        .with("x-rate-limit-reset", String.valueOf(Instant.now().getEpochSecond() + 2));
    problem(call, 429, "Too Many Requests", "Too Many Requests");
  }

  private static Map<String, Object> me() {
    return Map.of("id", "2244994945", "name", "Riverside Staffing", "username", "riverside");
  }

  private Handler signedIn(Handler next) {
    return call -> {
      if (desk.knows(call)) {
        next.handle(call);
      } else {
        problem(call, 401, "Unauthorized", "Unauthorized");
      }
    };
  }

  private static void problem(Call call, int status, String title, String detail)
      throws IOException {
    call.json(
        status, Map.of("title", title, "type", "about:blank", "status", status, "detail", detail));
  }

  private synchronized void post(Call call) throws IOException {
    String text = call.json().path("text").asString("");
    if (text.isBlank()) {
      problem(call, 400, "Invalid Request", "One or more parameters to your request was invalid.");
    } else if (weight(text) > 280) {
      problem(call, 403, "Forbidden", "Your Tweet text is too long.");
    } else if (posts.values().stream().anyMatch(post -> post.text().equals(text))) {
      problem(
          call, 403, "Forbidden", "You are not allowed to create a Tweet with duplicate content.");
    } else {
      String id = String.valueOf(++lastId);
      posts.put(id, new Post(id, text, Instant.now()));
      call.json(201, Map.of("data", Map.of("id", id, "text", shortened(text))));
    }
  }

  /** Links weigh 23; Latin letters, signs and quotation marks 1; everything else 2. */
  private static String composed(String text) {
    return Normalizer.normalize(LINK.matcher(text).replaceAll(""), Normalizer.Form.NFC);
  }

  private static int weight(String text) {
    int links = (int) LINK.matcher(text).results().count() * 23;
    // Whatever it is made of, an emoji weighs two.
    String signs = EMOJI.matcher(composed(text)).replaceAll("\u4E00");
    return links
        + signs
            .codePoints()
            .map(
                c ->
                    c <= 4351
                            || (c >= 8192 && c <= 8205)
                            || (c >= 8208 && c <= 8223)
                            || (c >= 8242 && c <= 8247)
                        ? 1
                        : 2)
            .sum();
  }

  private static String shortened(String text) {
    return LINK.matcher(text).replaceAll("https://t.co/0123456789");
  }

  private synchronized void list(Call call) throws IOException {
    if (posts.isEmpty() || !"2244994945".equals(call.path.get("id"))) {
      call.json(200, Map.of("meta", Map.of("result_count", 0)));
      return;
    }
    List<Map<String, Object>> newest = new ArrayList<>();
    for (Post post : posts.values()) {
      List<Map<String, Object>> urls = new ArrayList<>();
      Matcher links = LINK.matcher(post.text());
      while (links.find()) {
        URI expanded = URI.create(links.group());
        urls.add(Map.of("url", "https://t.co/0123456789", "expanded_url", expanded.toString()));
      }
      newest.addFirst(
          Map.of(
              "id", post.id(),
              "text", shortened(post.text()),
              "entities", Map.of("urls", urls)));
    }
    call.json(200, Map.of("data", newest, "meta", Map.of("result_count", newest.size())));
  }

  private synchronized void delete(Call call) throws IOException {
    posts.remove(call.path.getOrDefault("id", ""));
    call.json(200, Map.of("data", Map.of("deleted", true)));
  }
}
