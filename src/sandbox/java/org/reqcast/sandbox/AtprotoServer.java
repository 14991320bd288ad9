// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import tools.jackson.databind.JsonNode;

/**
 * A personal data server of the AT protocol: few sessions, short access tokens, records by key, and
 * the limits of a Bluesky post (300 graphemes, 3,000 bytes, facets inside the text).
 */
public final class AtprotoServer extends LoopbackServer {
  private static final String DID = "did:plc:recruiterrecruiterrecrui";
  private static final int SESSIONS = 30;

  private final String handle;
  private final String password;
  private final Map<String, JsonNode> records = new LinkedHashMap<>();
  private final Deque<Instant> sessions = new ArrayDeque<>();
  private int generation;
  private int logins;
  private int refreshes;

  public AtprotoServer(int port, long seed, String handle, String password) {
    super(port, seed);
    this.handle = handle;
    this.password = password;
    String prefix = "/xrpc/com.atproto.";
    route("POST", prefix + "server.createSession", this::createSession);
    route("POST", prefix + "server.refreshSession", this::refreshSession);
    route(
        "GET",
        prefix + "server.getSession",
        signedIn(call -> call.json(200, Map.of("handle", handle, "did", DID, "active", true))));
    route("POST", prefix + "repo.putRecord", signedIn(this::put));
    route("POST", prefix + "repo.createRecord", signedIn(this::put));
    route("GET", prefix + "repo.getRecord", this::get);
    route("GET", prefix + "repo.listRecords", this::list);
    route("POST", prefix + "repo.deleteRecord", signedIn(this::delete));
    open();
  }

  public synchronized List<Post> posts() {
    return records.entrySet().stream()
        .map(entry -> new Post(entry.getKey(), entry.getValue().toString(), Instant.now()))
        .toList();
  }

  /** Makes every access token too old, as two hours would. */
  public synchronized void expireTokens() {
    generation++;
  }

  /** How many sessions were begun with a password. */
  public synchronized int logins() {
    return logins;
  }

  @Override
  void busy(Call call) throws IOException {
    call.with("RateLimit-Limit", "3000")
        .with("RateLimit-Remaining", "0")
        .with("RateLimit-Reset", String.valueOf(Instant.now().getEpochSecond() + 2))
        .with("RateLimit-Policy", "3000;w=300")
        .json(429, Map.of("error", "RateLimitExceeded", "message", "Rate Limit Exceeded"));
  }

  private synchronized void createSession(Call call) throws IOException {
    Instant now = Instant.now();
    sessions.removeIf(at -> at.isBefore(now.minusSeconds(300)));
    sessions.add(now);
    if (sessions.size() > SESSIONS) {
      busy(call);
    } else if (call.field("identifier").equals(handle) && call.field("password").equals(password)) {
      logins++;
      generation++;
      call.json(200, session());
    } else {
      call.json(
          401,
          Map.of("error", "AuthenticationRequired", "message", "Invalid identifier or password"));
    }
  }

  private Map<String, Object> session() {
    return Map.of(
        "did",
        DID,
        "handle",
        handle,
        "active",
        true,
        "accessJwt",
        "access-" + generation,
        "refreshJwt",
        "refresh-" + refreshes);
  }

  private synchronized void refreshSession(Call call) throws IOException {
    if (call.bearer().equals("refresh-" + refreshes)) {
      refreshes++;
      generation++;
      call.json(200, session());
    } else {
      call.json(400, Map.of("error", "InvalidToken", "message", "Token could not be verified"));
    }
  }

  private Handler signedIn(Handler next) {
    return call -> {
      if (call.bearer().equals("access-" + generation)) {
        next.handle(call);
      } else if (call.bearer().startsWith("access-")) {
        call.json(400, Map.of("error", "ExpiredToken", "message", "Token has expired"));
      } else {
        call.json(401, Map.of("error", "AuthMissing", "message", "Authentication Required"));
      }
    };
  }

  private static String uri(String collection, String key) {
    return "at://" + DID + "/" + collection + "/" + key;
  }

  private static String cid(JsonNode record) {
    CRC32 sum = new CRC32();
    sum.update(record.toString().getBytes(StandardCharsets.UTF_8));
    return "bafyrei" + Long.toString(sum.getValue(), 36);
  }

  private synchronized void put(Call call) throws IOException {
    JsonNode body = call.json();
    JsonNode record = body.path("record");
    String wrong = wrong(record);
    if (!body.path("repo").asString("").equals(DID)
        && !body.path("repo").asString("").equals(handle)) {
      call.json(400, invalid("Could not find repo"));
    } else if (!wrong.isEmpty()) {
      call.json(400, invalid("Invalid app.bsky.feed.post record: " + wrong));
    } else {
      String key = body.path("rkey").asString("3k" + Long.toString(records.size() + 1L, 36));
      records.put(key, record);
      call.json(
          200,
          Map.of(
              "uri",
              uri(body.path("collection").asString(""), key),
              "cid",
              cid(record),
              "validationStatus",
              "valid"));
    }
  }

  private static Map<String, String> invalid(String message) {
    return Map.of("error", "InvalidRequest", "message", message);
  }

  private static String wrong(JsonNode record) {
    String text = record.path("text").asString("");
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (!record.path("createdAt").asString("").endsWith("Z")) {
      return "Record/createdAt must be a valid datetime";
    }
    if (bytes > 3000) {
      return "Record/text must not be longer than 3000 bytes";
    }
    if (graphemes(text) > 300) {
      return "Record/text must not be longer than 300 graphemes";
    }
    for (JsonNode facet : record.path("facets")) {
      int start = facet.path("index").path("byteStart").asInt(-1);
      int end = facet.path("index").path("byteEnd").asInt(-1);
      if (start < 0 || end <= start || end > bytes) {
        return "Record/facets out of range";
      }
    }
    return "";
  }

  private static int graphemes(String text) {
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int count = 0;
    while (characters.next() != BreakIterator.DONE) {
      count++;
    }
    return count;
  }

  private Map<String, Object> shown(String collection, String key, JsonNode record) {
    return Map.of("uri", uri(collection, key), "cid", cid(record), "value", record);
  }

  private synchronized void get(Call call) throws IOException {
    JsonNode record = records.get(call.query("rkey"));
    if (record == null) {
      call.json(400, Map.of("error", "RecordNotFound", "message", "Could not locate record"));
    } else {
      call.json(200, shown(call.query("collection"), call.query("rkey"), record));
    }
  }

  private synchronized void list(Call call) throws IOException {
    call.json(
        200,
        Map.of(
            "records",
            records.entrySet().stream()
                .map(entry -> shown(call.query("collection"), entry.getKey(), entry.getValue()))
                .toList()));
  }

  private synchronized void delete(Call call) throws IOException {
    records.remove(call.field("rkey"));
    call.json(200, Map.of());
  }
}
