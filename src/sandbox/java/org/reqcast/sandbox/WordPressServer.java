// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The REST interface of a WordPress site: posts by slug, an application password, a trash. */
public final class WordPressServer extends LoopbackServer {
  private static final Set<String> FIELDS =
      Set.of(
          "_job_location",
          "_application",
          "_company_name",
          "_company_website",
          "_company_tagline",
          "_job_expires",
          "_job_salary");
  private static final Set<String> SWITCHES = Set.of("_filled", "_featured", "_remote_position");

  private final String base;
  private final String login;
  private final Map<String, Map<String, Object>> articles = new LinkedHashMap<>();
  private int lastId = 100;

  /**
   * @param password an application password; spaces do not count
   */
  public WordPressServer(int port, long seed, String user, String password) {
    this(port, seed, user, password, "posts");
  }

  private WordPressServer(int port, long seed, String user, String password, String type) {
    super(port, seed);
    base = "/wp-json/wp/v2/" + type;
    login = user + ":" + password.replace(" ", "");
    route(
        "GET",
        "/wp-json/wp/v2/users/me",
        signedIn(
            call ->
                call.json(
                    200,
                    Map.of(
                        "id",
                        1,
                        "name",
                        "Recruiter",
                        "slug",
                        user,
                        "capabilities",
                        Map.of("publish_posts", true)))));
    route("GET", base, this::list);
    route("POST", base, signedIn(this::post));
    route("GET", base + "/{id}", this::show);
    for (String method : List.of("POST", "PUT", "PATCH")) {
      route(method, base + "/{id}", signedIn(this::edit));
    }
    route("DELETE", base + "/{id}", signedIn(this::delete));
    open();
  }

  /** A site whose plugin WP Job Manager keeps job listings, with fields of their own. */
  public static WordPressServer ofJobs(int port, long seed, String user, String password) {
    return new WordPressServer(port, seed, user, password, "job-listings");
  }

  /** The published posts. */
  public synchronized List<Post> posts() {
    return articles.values().stream()
        .filter(article -> "publish".equals(article.get("status")))
        .map(
            article ->
                new Post(String.valueOf(article.get("id")), article.toString(), Instant.now()))
        .toList();
  }

  private boolean known(Call call) {
    String header = call.header("Authorization");
    if (header == null || !header.startsWith("Basic ")) {
      return false;
    }
    byte[] given = Base64.getDecoder().decode(header.substring(6));
    return new String(given, StandardCharsets.UTF_8).replace(" ", "").equals(login);
  }

  private Handler signedIn(Handler next) {
    return call -> {
      if (known(call)) {
        next.handle(call);
      } else {
        call.json(
            401,
            error(
                "incorrect_password",
                "The provided password is an invalid application password.",
                401));
      }
    };
  }

  private static Map<String, Object> error(String code, String message, int status) {
    return Map.of("code", code, "message", message, "data", Map.of("status", status));
  }

  @Override
  void busy(Call call) throws IOException {
    call.with("Retry-After", "1").html(429, "<html><body>Too Many Requests</body></html>");
  }

  private synchronized void list(Call call) throws IOException {
    // The real one does not say 401 here, but that the parameter is forbidden.
    if (!call.query("status").isEmpty() && !known(call)) {
      Map<String, Object> params = Map.of("status", "Status is forbidden.");
      call.json(
          400,
          Map.of(
              "code", "rest_invalid_param",
              "message", "Invalid parameter(s): status",
              "data", Map.of("status", 400, "params", params)));
      return;
    }
    String slug = call.query("slug");
    call.json(
        200,
        articles.values().stream()
            .filter(article -> slug.isEmpty() || slug.equals(article.get("slug")))
            .filter(article -> !"trash".equals(article.get("status")))
            .toList());
  }

  private synchronized void post(Call call) throws IOException {
    JsonNode body = call.json();
    if (body.path("title").asString("").isBlank() && body.path("content").asString("").isBlank()) {
      call.json(400, error("empty_content", "Content, title, and excerpt are empty.", 400));
      return;
    }
    if (mistyped(call)) {
      return;
    }
    String id = String.valueOf(++lastId);
    String slug = body.path("slug").asString("post-" + id);
    String unique = slug;
    // A slug that is taken gets a number, as there.
    for (int i = 2; taken(unique); i++) {
      unique = slug + "-" + i;
    }
    articles.put(id, article(id, unique, body, Map.of()));
    call.with("Location", address() + base + "/" + id).json(201, articles.get(id));
  }

  private boolean taken(String slug) {
    return articles.values().stream().anyMatch(article -> slug.equals(article.get("slug")));
  }

  private Map<String, Object> article(
      String id, String slug, JsonNode body, Map<String, Object> before) {
    Map<String, Object> article = new LinkedHashMap<>(before);
    article.put("id", Integer.valueOf(id));
    article.put("slug", slug);
    article.put("link", address() + "/" + slug + "/");
    article.put(
        "status", body.path("status").asString(before.getOrDefault("status", "draft").toString()));
    article.put("date_gmt", "2026-11-22T00:00:00");
    article.put("modified_gmt", Instant.now().toString().substring(0, 19));
    for (String part : List.of("title", "content", "excerpt")) {
      if (body.has(part)) {
        article.put(
            part,
            Map.of("rendered", body.path(part).asString(""), "raw", body.path(part).asString("")));
      }
    }
    if (base.endsWith("job-listings")) {
      // Fields that nobody has registered are left out without a word.
      Map<String, Object> meta = new LinkedHashMap<>();
      JsonNode given = body.path("meta");
      FIELDS.forEach(name -> meta.put(name, given.path(name).asString("")));
      SWITCHES.forEach(name -> meta.put(name, given.path(name).asBoolean(false)));
      article.put("meta", meta);
    }
    return article;
  }

  private boolean mistyped(Call call) throws IOException {
    JsonNode meta = call.json().path("meta");
    for (String name : FIELDS) {
      if (meta.has(name) && !meta.path(name).isString()) {
        call.json(400, error("rest_invalid_type", "meta." + name + " is not of type string.", 400));
        return true;
      }
    }
    for (String name : SWITCHES) {
      if (meta.has(name) && !meta.path(name).isBoolean()) {
        call.json(
            400, error("rest_invalid_type", "meta." + name + " is not of type boolean.", 400));
        return true;
      }
    }
    String ends = meta.path("_job_expires").asString("");
    if (!ends.isEmpty() && !ends.matches("\\d{4}-\\d{2}-\\d{2}")) {
      call.json(400, error("rest_invalid_param", "Invalid parameter(s): meta", 400));
      return true;
    }
    return false;
  }

  private synchronized void show(Call call) throws IOException {
    Map<String, Object> article = articles.get(call.path.get("id"));
    call.json(article == null ? 404 : 200, article == null ? invalid() : article);
  }

  private static Map<String, Object> invalid() {
    return error("rest_post_invalid_id", "Invalid post ID.", 404);
  }

  private synchronized void edit(Call call) throws IOException {
    String id = call.path.getOrDefault("id", "");
    Map<String, Object> before = articles.get(id);
    if (before == null) {
      call.json(404, invalid());
    } else if (!mistyped(call)) {
      articles.put(id, article(id, String.valueOf(before.get("slug")), call.json(), before));
      call.json(200, articles.get(id));
    }
  }

  private synchronized void delete(Call call) throws IOException {
    String id = call.path.getOrDefault("id", "");
    Map<String, Object> before = articles.get(id);
    if (before == null) {
      call.json(404, invalid());
    } else if (call.query("force").equals("true")) {
      articles.remove(id);
      call.json(200, Map.of("deleted", true, "previous", before));
    } else if ("trash".equals(before.get("status"))) {
      call.json(410, error("rest_already_trashed", "The post has already been deleted.", 410));
    } else {
      Map<String, Object> trashed = new LinkedHashMap<>(before);
      trashed.put("status", "trash");
      trashed.put("slug", before.get("slug") + "__trashed");
      articles.put(id, trashed);
      call.json(200, trashed);
    }
  }
}
