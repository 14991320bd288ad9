// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** User search and details of GitHub: stubs first, a Link header, an ETag, an epoch reset. */
public final class GithubServer extends LoopbackServer {
  private final List<InventedPerson> people;

  public GithubServer(int port, long seed, List<InventedPerson> people) {
    super(port, seed);
    this.people = List.copyOf(people);
    route("GET", "/search/users", this::search);
    route("GET", "/users/{login}", this::user);
    route("GET", "/user", call -> call.json(200, Map.of("login", "recruiter")));
    route(
        "GET",
        "/rate_limit",
        call ->
            call.json(
                200,
                Map.of("resources", Map.of("core", Map.of("limit", 5000, "remaining", 4999)))));
    open();
  }

  @Override
  void busy(Call call) throws IOException {
    call.with("x-ratelimit-limit", "30")
        .with("x-ratelimit-remaining", "0")
        .with("x-ratelimit-reset", String.valueOf(Instant.now().getEpochSecond() + 2))
        .with("x-ratelimit-resource", "search")
        .json(403, Map.of("message", "API rate limit exceeded for user ID 1."));
  }

  private List<InventedPerson> matching(String query) {
    String word =
        query.replaceAll("\\b\\w+:\\S+", "").replace("\"", "").strip().toLowerCase(Locale.ROOT);
    return people.stream()
        .filter(person -> person.about().toLowerCase(Locale.ROOT).contains(word))
        .toList();
  }

  private void search(Call call) throws IOException {
    if (call.query("q").isBlank()) {
      call.json(
          422,
          Map.of(
              "message",
              "Validation Failed",
              "errors",
              List.of(Map.of("field", "q", "code", "missing"))));
      return;
    }
    int size = number(call.query("per_page"), 30);
    int page = number(call.query("page"), 1);
    List<InventedPerson> found = matching(call.query("q"));
    List<Map<String, Object>> items =
        found.stream()
            .skip((page - 1L) * size)
            .limit(size)
            .map(
                person ->
                    Map.<String, Object>of(
                        "login", person.handle(),
                        "id", 5000 + person.number(),
                        "type", "User",
                        "url", address() + "/users/" + person.handle(),
                        "html_url", "https://code.example.org/" + person.handle()))
            .toList();
    if ((long) page * size < found.size()) {
      call.with(
          "Link",
          "<"
              + address()
              + "/search/users?q="
              + java.net.URLEncoder.encode(call.query("q"), java.nio.charset.StandardCharsets.UTF_8)
              + "&per_page="
              + size
              + "&page="
              + (page + 1)
              + ">; rel=\"next\"");
    }
    call.json(
        200, Map.of("total_count", found.size(), "incomplete_results", false, "items", items));
  }

  private static int number(String text, int otherwise) {
    return text.matches("\\d{1,4}") ? Integer.parseInt(text) : otherwise;
  }

  private void user(Call call) throws IOException {
    InventedPerson person =
        people.stream()
            .filter(one -> one.handle().equals(call.path.get("login")))
            .findFirst()
            .orElse(null);
    if (person == null) {
      call.json(404, Map.of("message", "Not Found"));
      return;
    }
    String tag = "\"" + Integer.toHexString(person.about().hashCode()) + "\"";
    call.with("ETag", tag);
    if (tag.equals(call.header("If-None-Match"))) {
      call.nothing(304);
      return;
    }
    Map<String, Object> user = new LinkedHashMap<>();
    user.put("login", person.handle());
    user.put("id", 5000 + person.number());
    user.put("type", "User");
    user.put("name", person.name());
    user.put("company", person.employer());
    user.put("blog", person.site());
    user.put("location", person.place());
    user.put("email", person.email());
    user.put("hireable", person.number() % 3 == 0 ? true : null);
    user.put("bio", person.headline() + ". " + person.about());
    user.put("html_url", "https://code.example.org/" + person.handle());
    user.put("updated_at", "2026-10-01T00:00:00Z");
    call.json(200, user);
  }
}
