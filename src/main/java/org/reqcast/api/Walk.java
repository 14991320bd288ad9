// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reqcast.connector.Batch;
import org.reqcast.grammar.JsonText;

/**
 * Where collecting stands between two steps; its text is the cursor that the ledger keeps.
 *
 * @param each the word we are at; empty at the start of a round
 * @param page the page we are at; empty for the first
 * @param round the words of this round, where the source itself named them
 * @param after place and key of the last entry of that page that was read; empty for none
 * @param pages how many pages of this word were read in this turn
 * @param since by word: what was read in walks that came to their end
 * @param newest by word: the newest seen since its walk began
 * @param left by word: the page to go on at, where the last turn ended before the walk did
 * @param tags by word: path and tag to ask with, so that an unchanged answer costs nothing
 */
record Walk(
    List<String> round,
    String each,
    String page,
    String after,
    int pages,
    Map<String, Edge> since,
    Map<String, Edge> newest,
    Map<String, String> left,
    Map<String, String> tags) {

  static final Walk START =
      new Walk(List.of(), "", "", "", 0, Map.of(), Map.of(), Map.of(), Map.of());

  Walk {
    round = List.copyOf(round);
    since = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(since));
    newest = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(newest));
    left = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(left));
    tags = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  /** From a cursor; one that cannot be read starts over, which repeats but never skips. */
  static Walk of(String cursor) {
    if (cursor.equals(Batch.START)
        || !(JsonText.read(cursor).orElse(null) instanceof Map<?, ?> written)) {
      return START;
    }
    return new Walk(
        written.get("round") instanceof List<?> round
            ? round.stream().map(String::valueOf).toList()
            : List.of(),
        text(written, "each"),
        text(written, "page"),
        text(written, "after"),
        written.get("pages") instanceof Number pages ? pages.intValue() : 0,
        edges(written, "since", "edge"),
        edges(written, "newest", "rim"),
        texts(written, "left"),
        texts(written, "tags"));
  }

  String cursor() {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("round", round);
    written.put("each", each);
    written.put("page", page);
    written.put("after", after);
    written.put("pages", pages);
    written.put("since", moments(since));
    written.put("edge", marks(since));
    written.put("newest", moments(newest));
    written.put("rim", marks(newest));
    written.put("left", left);
    written.put("tags", tags);
    written
        .values()
        .removeIf(
            value ->
                value.equals("")
                    || value.equals(0)
                    || value.equals(Map.of())
                    || value.equals(List.of()));
    return JsonText.write(written);
  }

  /** A round through words that the source named. */
  Walk round(List<String> words) {
    return new Walk(words, each, page, after, pages, since, newest, left, tags);
  }

  /** The same without what is remembered of other words. */
  Walk within(List<String> words) {
    return new Walk(
        round,
        each,
        page,
        after,
        pages,
        only(since, words),
        only(newest, words),
        only(left, words),
        only(tags, words));
  }

  /** The beginning of a word, or where its walk was left. */
  Walk at(String word) {
    String there = left.getOrDefault(word, "");
    return new Walk(round, word, there, "", 0, since, newest, without(left, word), tags);
  }

  Walk page(String next) {
    return new Walk(round, each, next, "", pages + 1, since, newest, left, tags);
  }

  Walk after(String key) {
    return new Walk(round, each, page, key, pages, since, newest, left, tags);
  }

  Walk saw(String moment, String mark) {
    Edge further = newest.getOrDefault(each, Edge.NONE).with(moment, mark);
    return new Walk(
        round, each, page, after, pages, since, with(newest, each, further), left, tags);
  }

  Walk tagged(String path, String tag) {
    var more = with(tags, each, path + " " + tag);
    return new Walk(round, each, page, after, pages, since, newest, left, more);
  }

  /** The tag that the answer to this path bore; empty where it is not known. */
  String tag(String path) {
    String known = tags.getOrDefault(each, "");
    return known.startsWith(path + " ") ? known.substring(path.length() + 1) : "";
  }

  /** Enough of this word for now: {@code since} stays, because the rest was not read. */
  Walk leftAt(String next) {
    return new Walk(round, "", "", "", 0, since, newest, with(left, each, next), tags);
  }

  /** The end of the walk for this word: what was before the newest is old from now on. */
  Walk ended() {
    Edge seen = newest.get(each);
    Map<String, Edge> read = seen == null ? since : with(since, each, sinceEdge().with(seen));
    return new Walk(round, "", "", "", 0, read, without(newest, each), left, tags);
  }

  String sinceHere() {
    return sinceEdge().moment();
  }

  /** Whether an entry was surely read in an earlier round. */
  boolean old(String moment, String mark) {
    return sinceEdge().holds(moment, mark);
  }

  /** Whether something newer than this came before it in this walk. */
  boolean beyond(String moment) {
    return Edge.compare(newest.getOrDefault(each, Edge.NONE).moment(), moment) > 0;
  }

  private Edge sinceEdge() {
    return since.getOrDefault(each, Edge.NONE);
  }

  private static Map<String, String> moments(Map<String, Edge> edges) {
    Map<String, String> moments = new LinkedHashMap<>();
    edges.forEach((word, edge) -> moments.put(word, edge.moment()));
    return moments;
  }

  private static Map<String, String> marks(Map<String, Edge> edges) {
    Map<String, String> marks = new LinkedHashMap<>();
    edges.forEach((word, edge) -> marks.put(word, String.join(" ", edge.marks())));
    marks.values().removeIf(String::isEmpty);
    return marks;
  }

  private static Map<String, Edge> edges(Map<?, ?> written, String moments, String marks) {
    Map<String, String> marked = texts(written, marks);
    Map<String, Edge> edges = new LinkedHashMap<>();
    texts(written, moments)
        .forEach(
            (word, moment) -> {
              String all = marked.getOrDefault(word, "");
              edges.put(
                  word, new Edge(moment, all.isEmpty() ? List.of() : List.of(all.split(" "))));
            });
    return edges;
  }

  private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
    Map<String, V> more = new LinkedHashMap<>(map);
    more.put(key, value);
    return more;
  }

  private static <V> Map<String, V> without(Map<String, V> map, String key) {
    Map<String, V> fewer = new LinkedHashMap<>(map);
    fewer.remove(key);
    return fewer;
  }

  private static <V> Map<String, V> only(Map<String, V> map, List<String> keys) {
    Map<String, V> fewer = new LinkedHashMap<>(map);
    fewer.keySet().retainAll(keys);
    return fewer;
  }

  private static String text(Map<?, ?> map, String key) {
    return map.get(key) instanceof String text ? text : "";
  }

  private static Map<String, String> texts(Map<?, ?> map, String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (map.get(key) instanceof Map<?, ?> inner) {
      inner.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
    }
    return texts;
  }
}
