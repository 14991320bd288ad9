// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reqcast.connector.Batch;
import org.reqcast.connector.Collector;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Words;

/** Gathers profiles from a source as its connector file says, one page at a step. */
final class JsonCollector implements Collector {
  private final JsonCollecting spoken;
  private final Line line;

  JsonCollector(JsonCollecting spoken, Line line) {
    this.spoken = spoken;
    this.line = line;
  }

  @Override
  public Batch collect(String from, int most) throws ConnectorException, InterruptedException {
    Walk walk = Walk.of(from);
    List<String> words = words(walk);
    if (words.isEmpty()) {
      return new Batch(List.of(), List.of(), List.of("there is nothing to ask for"), from, false);
    }
    if (spoken.loop() != null && spoken.loop().asks()) {
      walk = walk.round(words);
    }
    if (!words.contains(walk.each())) {
      walk = walk.at(words.getFirst());
    }
    Words asked = asked(walk);
    Request.Filled filled = java.util.Objects.requireNonNull(spoken.request()).fill(asked);
    Request.Filled page = page(filled, walk);
    Reply reply = line.read(page, asked, List.of()).orElse(null);
    if (reply == null || reply.answer().unchanged()) {
      return batch(new PageOfPeople(spoken, line, most), ended(walk, words));
    }
    List<Object> items = items(reply);
    PageOfPeople people = new PageOfPeople(spoken, line, most);
    Walk left = people.read(items, reply, walk);
    if (!people.whole()) {
      return batch(people, new Step(left, true));
    }
    Optional<String> next =
        spoken.next().after(reply, walk.page(), items.size(), line.address(page.path()));
    boolean further =
        next.isPresent() && !people.allOld() && left.pages() + 1 < spoken.next().limit();
    return batch(
        people,
        further
            ? new Step(left.page(next.get()), true)
            : ended(tagged(left, filled, reply), words));
  }

  /** Where the next step begins, and whether there is one right now. */
  private record Step(Walk walk, boolean more) {}

  private static Batch batch(PageOfPeople people, Step step) {
    return new Batch(
        people.profiles(), people.gone(), people.skipped(), step.walk().cursor(), step.more());
  }

  private static Step ended(Walk walk, List<String> words) {
    int at = words.indexOf(walk.each());
    Walk rest = walk.ended();
    return at + 1 < words.size()
        ? new Step(rest.at(words.get(at + 1)), true)
        : new Step(rest, false);
  }

  /** The words of this round: those that the source named stay the same to its end. */
  private List<String> words(Walk walk) throws ConnectorException, InterruptedException {
    if (spoken.loop() == null) {
      return List.of("");
    }
    return spoken.loop().asks() && !walk.each().isEmpty() && !walk.round().isEmpty()
        ? walk.round()
        : spoken.loop().items(line);
  }

  private Words asked(Walk walk) {
    return spoken
        .next()
        .words(line.words(), walk.page())
        .with("each", walk.each())
        .with("since", walk.sinceHere());
  }

  private Request.Filled page(Request.Filled filled, Walk walk) {
    Map<String, String> headers = new LinkedHashMap<>(filled.headers());
    String tag = walk.tags().get(filled.path());
    if (spoken.revisit() && tag != null && walk.page().isEmpty() && walk.after().isEmpty()) {
      headers.put("If-None-Match", tag);
    }
    return new Request.Filled(
        filled.method(), spoken.next().path(filled.path(), walk.page()), headers, filled.body());
  }

  /** Remembers what a one-page list was tagged with: an unchanged first page proves no more. */
  private Walk tagged(Walk walk, Request.Filled filled, Reply reply) {
    Optional<String> tag = reply.answer().header("etag");
    return spoken.revisit() && walk.page().isEmpty() && tag.isPresent()
        ? walk.tagged(filled.path(), tag.get())
        : walk;
  }

  private List<Object> items(Reply reply) throws ConnectorException {
    try {
      return reply.list(spoken.each());
    } catch (ConnectorException e) {
      throw line.trouble(Act.READ, e.remedy(), String.valueOf(e.getMessage()));
    }
  }
}
