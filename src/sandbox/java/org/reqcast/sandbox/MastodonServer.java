// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A server of the Mastodon API: statuses with an idempotency key kept for an hour, a limit that is
 * not 500, ISO reset headers and no Retry-After; accounts and hashtag timelines to read.
 */
public final class MastodonServer extends LoopbackServer {
  private static final int LIMIT = 640;
  private static final Pattern LINK = Pattern.compile("https?://\\S+");
  private static final Pattern SIGN = Pattern.compile("\\X");
  private static final Pattern CALLED = Pattern.compile("(?<![=/\\w])@\\w+(?:@[\\w.-]+)?");

  private final String token;
  private final boolean honoursKeys;
  private final List<InventedPerson> people;
  private final Map<String, Map<String, Object>> statuses = new LinkedHashMap<>();
  private final Map<String, String> keys = new HashMap<>();
  private long lastId = 110_000_000_000_000_000L;

  /**
   * @param honoursKeys false for a server that speaks the API but ignores Idempotency-Key
   */
  public MastodonServer(
      int port, long seed, String token, boolean honoursKeys, List<InventedPerson> people) {
    super(port, seed);
    this.token = token;
    this.honoursKeys = honoursKeys;
    this.people = List.copyOf(people);
    route("GET", "/api/v1/accounts/verify_credentials", signedIn(call -> call.json(200, me())));
    route("GET", "/api/v2/instance", call -> call.json(200, instance()));
    route("POST", "/api/v1/statuses", signedIn(this::post));
    route("GET", "/api/v1/statuses/{id}", this::show);
    route("PUT", "/api/v1/statuses/{id}", signedIn(this::edit));
    route("DELETE", "/api/v1/statuses/{id}", signedIn(this::delete));
    route("GET", "/api/v1/accounts/{id}/statuses", this::list);
    route("GET", "/api/v2/search", this::search);
    route("GET", "/api/v1/accounts/search", signedIn(this::searchAccounts));
    route("GET", "/api/v1/timelines/tag/{tag}", this::tag);
    open();
  }

  /** The statuses that stand now. */
  public synchronized List<Post> posts() {
    return statuses.values().stream()
        .map(
            status ->
                new Post(
                    String.valueOf(status.get("id")),
                    String.valueOf(status.get("text")),
                    Instant.parse(String.valueOf(status.get("created_at")))))
        .toList();
  }

  private Handler signedIn(Handler next) {
    return call -> {
      if (call.bearer().equals(token)) {
        limits(call, 299);
        next.handle(call);
      } else {
        call.json(401, Map.of("error", "The access token is invalid"));
      }
    };
  }

  private static Call limits(Call call, int remaining) {
    return call.with("X-RateLimit-Limit", "300")
        .with("X-RateLimit-Remaining", String.valueOf(remaining))
        .with(
            "X-RateLimit-Reset",
            Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MICROS).toString());
  }

  @Override
  void busy(Call call) throws IOException {
    limits(call, 0).json(429, Map.of("error", "Too many requests"));
  }

  private synchronized void post(Call call) throws IOException {
    String key = call.header("Idempotency-Key");
    if (honoursKeys && key != null && statuses.containsKey(keys.get(key))) {
      call.json(200, statuses.get(keys.get(key)));
      return;
    }
    String text = call.field("status");
    if (text.isBlank()) {
      call.json(422, Map.of("error", "Validation failed: Text can't be blank"));
    } else if (length(text) > LIMIT) {
      call.json(
          422,
          Map.of("error", "Validation failed: Text character limit of " + LIMIT + " exceeded"));
    } else {
      CALLED.matcher(text).results().forEach(name -> call(name.group()));
      String id = String.valueOf(++lastId);
      Map<String, Object> status = status(id, text, Instant.now());
      statuses.put(id, status);
      if (key != null) {
        keys.put(key, id);
      }
      call.json(200, status);
    }
  }

  private static int length(String text) {
    String counted = LINK.matcher(text).replaceAll("x".repeat(23));
    return (int) SIGN.matcher(counted).results().count();
  }

  private Map<String, Object> status(String id, String text, Instant at) {
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("id", id);
    status.put("created_at", at.truncatedTo(ChronoUnit.MILLIS).toString());
    status.put("visibility", "public");
    status.put("url", address() + "/@recruiter/" + id);
    status.put("uri", address() + "/users/recruiter/statuses/" + id);
    status.put("content", html(text));
    status.put("text", text);
    status.put("account", me());
    return status;
  }

  private static String html(String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    String linked =
        LINK.matcher(escaped)
            .replaceAll(link -> "<a href=\"" + link.group() + "\">" + link.group() + "</a>");
    return "<p>" + linked.replace("\n\n", "</p><p>").replace("\n", "<br />") + "</p>";
  }

  private synchronized void show(Call call) throws IOException {
    Map<String, Object> status = statuses.get(call.path.get("id"));
    call.json(status == null ? 404 : 200, status == null ? missing() : status);
  }

  private synchronized void edit(Call call) throws IOException {
    String id = call.path.getOrDefault("id", "");
    if (!statuses.containsKey(id)) {
      call.json(404, missing());
    } else if (length(call.field("status")) > LIMIT) {
      call.json(422, Map.of("error", "Validation failed: Text character limit exceeded"));
    } else {
      statuses.put(id, status(id, call.field("status"), Instant.now()));
      call.json(200, statuses.get(id));
    }
  }

  private synchronized void delete(Call call) throws IOException {
    Map<String, Object> status = statuses.remove(call.path.get("id"));
    call.json(status == null ? 404 : 200, status == null ? missing() : status);
  }

  private synchronized void list(Call call) throws IOException {
    List<Object> newest = new ArrayList<>(statuses.values());
    call.json(200, newest.reversed().stream().limit(40).toList());
  }

  private static Map<String, Object> missing() {
    return Map.of("error", "Record not found");
  }

  private Map<String, Object> me() {
    return Map.of(
        "id", "1", "username", "recruiter", "acct", "recruiter", "url", address() + "/@recruiter");
  }

  private Map<String, Object> instance() {
    return Map.of(
        "domain", "127.0.0.1",
        "version", "4.4.3",
        "configuration",
            Map.of("statuses", Map.of("max_characters", LIMIT, "characters_reserved_per_url", 23)));
  }

  private void search(Call call) throws IOException {
    call.json(
        200,
        Map.of(
            "accounts", matching(call.query("q")), "statuses", List.of(), "hashtags", List.of()));
  }

  private void searchAccounts(Call call) throws IOException {
    call.json(200, matching(call.query("q")));
  }

  private List<Map<String, Object>> matching(String query) {
    String wanted = query.toLowerCase(Locale.ROOT);
    return people.stream()
        .filter(person -> person.about().toLowerCase(Locale.ROOT).contains(wanted))
        .limit(40)
        .map(this::account)
        .toList();
  }

  private Map<String, Object> account(InventedPerson person) {
    Map<String, Object> account = new LinkedHashMap<>();
    account.put("id", String.valueOf(1000 + person.number()));
    account.put("username", person.handle());
    account.put("acct", person.handle());
    account.put("url", address() + "/@" + person.handle());
    account.put("display_name", person.name());
    account.put("note", "<p>" + person.headline() + "</p><p>" + person.about() + "</p>");
    account.put(
        "fields",
        List.of(
            Map.of(
                "name", "Website",
                "value", "<a href=\"" + person.site() + "\" rel=\"me\">" + person.site() + "</a>",
                "verified_at", "2026-03-01T10:00:00.000+00:00"),
            Map.of("name", "Location", "value", person.place())));
    account.put("bot", false);
    account.put("discoverable", person.number() % 7 != 3);
    account.put("indexable", true);
    account.put("noindex", false);
    account.put("created_at", "2023-01-05T00:00:00.000Z");
    account.put("last_status_at", "2026-11-01");
    return account;
  }

  private void tag(Call call) throws IOException {
    String since = call.query("min_id") + call.query("since_id");
    List<Map<String, Object>> found = new ArrayList<>();
    for (InventedPerson person : people) {
      String id = String.valueOf(109_000_000_000_000_000L + person.number());
      if (person
              .about()
              .toLowerCase(Locale.ROOT)
              .contains(call.path.getOrDefault("tag", "").toLowerCase(Locale.ROOT))
          && (since.isEmpty() || id.compareTo(since) > 0)) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("id", id);
        status.put("created_at", "2026-10-01T08:00:00.000Z");
        status.put("content", "<p>Notes from go-live week. #" + call.path.get("tag") + "</p>");
        status.put("url", address() + "/@" + person.handle() + "/" + id);
        status.put("account", account(person));
        found.add(status);
      }
    }
    call.json(200, found.reversed().stream().limit(40).toList());
  }
}
