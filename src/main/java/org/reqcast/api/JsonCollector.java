// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reqcast.connector.Batch;
import org.reqcast.connector.Collector;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Remedy;
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
    walk = walk.within(words);
    if (spoken.loop() != null && spoken.loop().asks()) {
      walk = walk.round(words);
    }
    if (!words.contains(walk.each())) {
      walk = walk.at(words.getFirst());
    } else if (walk.page().isEmpty() && walk.after().isEmpty()) {
      walk = walk.at(walk.each());
    }
    try {
      return step(walk, words, most);
    } catch (ConnectorException e) {
      if (e.remedy() == Remedy.WAIT || walk.page().isEmpty() || walk.pages() > 0) {
        throw e;
      }
      // A page that was left may be gone by the next turn; the walk then begins anew.
      return step(walk.at(walk.each()), words, most);
    }
  }

  private Batch step(Walk walk, List<String> words, int most)
      throws ConnectorException, InterruptedException {
    Words asked = asked(walk);
    Request.Filled filled = java.util.Objects.requireNonNull(spoken.request()).fill(asked);
    Request.Filled page = page(filled, walk);
    Reply reply = line.read(page, asked, List.of()).orElse(null);
    if (reply == null || reply.answer().unchanged()) {
      return batch(new PageOfPeople(spoken, line, most), further(walk.ended(), walk.each(), words));
    }
    List<Object> items = items(reply);
    PageOfPeople people = new PageOfPeople(spoken, line, most);
    Walk left = people.read(items, reply, walk);
    if (!people.whole()) {
      return batch(people, new Step(left, true));
    }
    Optional<String> next =
        spoken.next().after(reply, walk.page(), items.size(), line.address(page.path()));
    Step then;
    if (next.isEmpty() || people.allOld()) {
      then = further(tagged(left, filled, reply).ended(), walk.each(), words);
    } else if (left.pages() + 1 < spoken.next().limit()) {
      then = new Step(left.page(next.get()), true);
    } else {
      String there = spoken.next().again(walk.page(), next.get());
      then = further(left.leftAt(there), walk.each(), words);
    }
    return batch(people, then);
  }

  /** Where the next step begins, and whether there is one right now. */
  private record Step(Walk walk, boolean more) {}

  private static Batch batch(PageOfPeople people, Step step) {
    return new Batch(
        people.profiles(), people.gone(), people.skipped(), step.walk().cursor(), step.more());
  }

  /** The word after this one; the end of the turn after the last. */
  private static Step further(Walk walk, String each, List<String> words) {
    int at = words.indexOf(each);
    return at + 1 < words.size()
        ? new Step(walk.at(words.get(at + 1)), true)
        : new Step(walk, false);
  }

  /** The words of this round: those that the source named stay the same to its end. */
  private List<String> words(Walk walk) throws ConnectorException, InterruptedException {
    if (spoken.loop() == null) {
      return List.of("");
    }
    if (!spoken.loop().asks()) {
      return spoken.loop().items(line);
    }
    if (!walk.each().isEmpty() && !walk.round().isEmpty()) {
      return walk.round();
    }
    Set<String> words = new LinkedHashSet<>(spoken.loop().items(line));
    // The source names others by now, but these were not read to their end.
    words.addAll(walk.left().keySet());
    return List.copyOf(words);
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
    String tag = walk.tag(filled.path());
    if (spoken.revisit() && !tag.isEmpty() && walk.page().isEmpty() && walk.after().isEmpty()) {
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
