// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reqcast.connector.Batch;

/**
 * Where collecting stands between two steps; its text is the cursor that the ledger keeps.
 *
 * @param each the word we are at; empty at the start of a round
 * @param page the page we are at; empty for the first
 * @param round the words of this round, where the source itself named them
 * @param after place and key of the last entry of that page that was read; empty for none
 * @param pages how many pages of this word were read in this round
 * @param since by word: nothing up to this is new
 * @param newest by word: the newest seen in this round
 * @param tags by address: what to ask with, so that an unchanged answer costs nothing
 */
record Walk(
    List<String> round,
    String each,
    String page,
    String after,
    int pages,
    Map<String, String> since,
    Map<String, String> newest,
    Map<String, String> tags) {

  static final Walk START = new Walk(List.of(), "", "", "", 0, Map.of(), Map.of(), Map.of());

  Walk {
    round = List.copyOf(round);
    since = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(since));
    newest = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(newest));
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
        texts(written, "since"),
        texts(written, "newest"),
        texts(written, "tags"));
  }

  String cursor() {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("round", round);
    written.put("each", each);
    written.put("page", page);
    written.put("after", after);
    written.put("pages", pages);
    written.put("since", since);
    written.put("newest", newest);
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

  Walk round(List<String> words) {
    return new Walk(words, each, page, after, pages, since, newest, tags);
  }

  Walk at(String word) {
    return new Walk(round, word, "", "", 0, since, newest, tags);
  }

  Walk page(String next) {
    return new Walk(round, each, next, "", pages + 1, since, newest, tags);
  }

  Walk after(String key) {
    return new Walk(round, each, page, key, pages, since, newest, tags);
  }

  Walk saw(String moment) {
    String known = newest.getOrDefault(each, "");
    return compare(moment, known) <= 0
        ? this
        : new Walk(round, each, page, after, pages, since, with(newest, each, moment), tags);
  }

  Walk tagged(String address, String tag) {
    return new Walk(round, each, page, after, pages, since, newest, with(tags, address, tag));
  }

  /** The end of the round for this word: what was newest is old from now on. */
  Walk ended() {
    Map<String, String> left = new LinkedHashMap<>(newest);
    String moment = left.remove(each);
    return new Walk(
        round, "", "", "", 0, moment == null ? since : with(since, each, moment), left, tags);
  }

  String sinceHere() {
    return since.getOrDefault(each, "");
  }

  /** Whether something of this moment was there in an earlier round. */
  boolean old(String moment) {
    return !sinceHere().isEmpty() && compare(moment, sinceHere()) <= 0;
  }

  /** Numbers by value, everything else by text: ISO times sort as text. */
  static int compare(String left, String right) {
    if (number(left) && number(right)) {
      return new BigDecimal(left).compareTo(new BigDecimal(right));
    }
    return left.compareTo(right);
  }

  private static boolean number(String text) {
    return text.matches("-?\\d{1,40}(\\.\\d{1,20})?");
  }

  private static Map<String, String> with(Map<String, String> map, String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(map);
    more.put(key, value);
    return more;
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
