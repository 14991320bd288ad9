// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sandbox;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The Algolia interface to Hacker News with one "Who wants to be hired?" thread. */
public final class HackerNewsServer extends LoopbackServer {
  private static final long STORY = 45_000_000L;
  private static final long BEGAN = 1_793_500_000L;

  private final List<InventedPerson> people;

  public HackerNewsServer(int port, long seed, List<InventedPerson> people) {
    super(port, seed);
    this.people = List.copyOf(people);
    route("GET", "/api/v1/search_by_date", this::search);
    open();
  }

  @Override
  void busy(Call call) throws IOException {
    call.with("Retry-After", "1").text(429, "Too Many Requests");
  }

  private void search(Call call) throws IOException {
    String tags = call.query("tags");
    if (tags.contains("author_whoishiring")) {
      call.json(
          200,
          page(
              List.of(
                  story(STORY + 1, "Ask HN: Who is hiring? (November 2026)"),
                  story(STORY, "Ask HN: Who wants to be hired? (November 2026)"))));
    } else if (tags.contains("story_" + STORY)) {
      String filter = call.query("numericFilters");
      String after = filter.replaceAll("\\D+(\\d+).*", "$1");
      long first = after.matches("\\d+") ? Long.parseLong(after) : 0;
      long since = filter.contains(">=") ? first - 1 : first;
      call.json(
          200,
          page(
              IntStream.range(0, people.size())
                  .filter(i -> BEGAN + 60 + i > since)
                  .mapToObj(i -> comment(i, people.get(i)))
                  .toList()
                  .reversed()));
    } else {
      call.json(200, page(List.of()));
    }
  }

  private static Map<String, Object> page(List<Map<String, Object>> hits) {
    return Map.of(
        "hits",
        hits,
        "nbHits",
        hits.size(),
        "page",
        0,
        "nbPages",
        hits.isEmpty() ? 0 : 1,
        "hitsPerPage",
        1000);
  }

  private static Map<String, Object> story(long id, String title) {
    return Map.of(
        "objectID",
        String.valueOf(id),
        "title",
        title,
        "author",
        "whoishiring",
        "created_at",
        "2026-11-02T16:00:00Z",
        "created_at_i",
        BEGAN,
        "_tags",
        List.of("story"));
  }

  private static Map<String, Object> comment(int number, InventedPerson person) {
    Map<String, Object> comment = new LinkedHashMap<>();
    comment.put("objectID", String.valueOf(STORY + 100 + number));
    comment.put("author", person.handle());
    comment.put("parent_id", STORY);
    comment.put("story_id", STORY);
    comment.put("created_at", "2026-11-02T17:00:00Z");
    comment.put("created_at_i", BEGAN + 60 + number);
    comment.put(
        "comment_text",
        "Location: "
            + person.place()
            + "<p>Remote: "
            + (person.number() % 2 == 0 ? "Yes" : "Hybrid")
            + "<p>Willing to relocate: "
            + (person.number() % 3 == 0 ? "Yes" : "No")
            + "<p>Technologies: "
            + String.join(", ", person.skills())
            + "<p>R&#xE9;sum&#xE9;&#x2F;CV: <a href=\""
            + person.site().replace("/", "&#x2F;")
            + "\" rel=\"nofollow\">"
            + person.site()
            + "</a>"
            + "<p>Email: "
            + person.email().replace("@", " (at) ").replace(".", " dot ")
            + "<p>"
            + person.name()
            + ". "
            + person.about().replace("'", "&#x27;"));
    return comment;
  }
}
