// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.net.URI;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Google's Indexing API: believes a signed statement of an owner of the site, counts what it is
 * told in a day, and remembers of every page what it was told last.
 */
public final class IndexingServer extends LoopbackServer {
  private static final String SCOPE = "https://www.googleapis.com/auth/indexing";
  private static final int USUAL_DAY = 200;

  private final InstantSource clock;
  private final Statements statements;
  private final TokenDesk desk;
  private final String site;
  private final Map<String, Map<String, Map<String, String>>> told = new LinkedHashMap<>();
  private final List<String> heard = new ArrayList<>();
  private int perDay = USUAL_DAY;
  private int today;

  /**
   * @param robot the service account, an owner of the site
   * @param site what the addresses of its pages begin with
   */
  public IndexingServer(
      int port, long seed, InstantSource clock, String robot, PublicKey key, String site) {
    super(port, seed);
    this.clock = clock;
    this.site = site;
    statements = new Statements(clock);
    statements.trust(robot, key);
    desk =
        new TokenDesk(
            clock, new TokenDesk.Client("", "", List.of(), false, false), Duration.ofHours(1));
    route("POST", "/token", this::token);
    route("POST", "/v3/urlNotifications:publish", known(this::publish));
    route("GET", "/v3/urlNotifications/metadata", known(this::metadata));
    open();
  }

  /** The pages that it knows of, each once. */
  public synchronized List<Post> posts() {
    return told.entrySet().stream()
        .filter(page -> present(page.getValue()))
        .map(page -> new Post(page.getKey(), page.getKey(), Instant.EPOCH))
        .toList();
  }

  /** What it was told, in order: {@code URL_UPDATED https://…}. */
  public synchronized List<String> heard() {
    return List.copyOf(heard);
  }

  /** How often it may be told something in a day. */
  public synchronized void perDay(int most) {
    perDay = most;
  }

  private static boolean present(Map<String, Map<String, String>> page) {
    String updated = page.getOrDefault("latestUpdate", Map.of()).getOrDefault("notifyTime", "");
    String removed = page.getOrDefault("latestRemove", Map.of()).getOrDefault("notifyTime", "");
    return updated.compareTo(removed) > 0;
  }

  @Override
  void busy(Call call) throws IOException {
    full(call, "Publish requests per minute");
  }

  @Override
  void refuse(Call call) throws IOException {
    error(call, 400, "INVALID_ARGUMENT", "Invalid value at 'url_notification.url' (TYPE_STRING)");
  }

  private static void full(Call call, String limit) throws IOException {
    error(
        call,
        429,
        "RESOURCE_EXHAUSTED",
        "Quota exceeded for quota metric 'Publish requests' and limit '"
            + limit
            + "' of service 'indexing.googleapis.com' for consumer 'project_number:104500000001'.");
  }

  private void token(Call call) throws IOException {
    String assertion = call.field("assertion");
    String grant = call.field("grant_type");
    String scope = Statements.claims(assertion).path("scope").asString("");
    String wrong = statements.wrong(assertion, address() + "/token");
    if (!grant.equals("urn:ietf:params:oauth:grant-type:jwt-bearer")) {
      TokenDesk.error(call, 400, "unsupported_grant_type", "Invalid grant_type: " + grant);
    } else if (!wrong.isEmpty()) {
      TokenDesk.error(call, 400, "invalid_grant", wrong);
    } else if (!scope.equals(SCOPE)) {
      TokenDesk.error(call, 400, "invalid_scope", "Invalid OAuth scope or ID token audience");
    } else {
      desk.lend(call, scope);
    }
  }

  private Handler known(Handler next) {
    return call -> {
      if (desk.knows(call)) {
        next.handle(call);
      } else {
        error(call, 401, "UNAUTHENTICATED", "Request had invalid authentication credentials.");
      }
    };
  }

  private synchronized void publish(Call call) throws IOException {
    JsonNode body = call.json();
    String url = body.path("url").asString("");
    String type = body.path("type").asString("");
    if (!Set.of("URL_UPDATED", "URL_DELETED").contains(type)) {
      error(call, 400, "INVALID_ARGUMENT", "Invalid value at 'url_notification.type'");
    } else if (!address(url)) {
      refuse(call);
    } else if (!url.startsWith(site)) {
      unowned(call);
    } else if (++today > perDay) {
      full(call, "Publish requests per day");
    } else {
      heard.add(type + " " + url);
      // What comes later in the same instant is later all the same.
      Instant time = clock.instant().plusNanos(heard.size());
      told.computeIfAbsent(url, page -> new LinkedHashMap<>())
          .put(
              type.equals("URL_UPDATED") ? "latestUpdate" : "latestRemove",
              Map.of("url", url, "type", type, "notifyTime", time.toString()));
      call.json(200, Map.of("urlNotificationMetadata", about(url)));
    }
  }

  private Map<String, Object> about(String url) {
    Map<String, Object> about = new LinkedHashMap<>(told.getOrDefault(url, Map.of()));
    about.put("url", url);
    return about;
  }

  private synchronized void metadata(Call call) throws IOException {
    String url = call.query("url");
    if (!url.startsWith(site)) {
      unowned(call);
    } else if (told.containsKey(url)) {
      call.json(200, about(url));
    } else {
      error(call, 404, "NOT_FOUND", "Requested entity was not found.");
    }
  }

  private static boolean address(String url) {
    try {
      return URI.create(url).getHost() != null;
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  private static void unowned(Call call) throws IOException {
    error(call, 403, "PERMISSION_DENIED", "Permission denied. Failed to verify the URL ownership.");
  }

  private static void error(Call call, int status, String name, String message) throws IOException {
    call.json(status, Map.of("error", Map.of("code", status, "message", message, "status", name)));
  }
}
