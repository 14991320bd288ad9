// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The naive baseline: BM25 over all words of a text, any of the query's words. */
final class PlainBm25 {
  private static final double K = 1.2;
  private static final double B = 0.75;

  private final Map<String, Map<String, Integer>> counts = new HashMap<>();
  private final Map<String, Integer> lengths = new HashMap<>();
  private final Map<String, Integer> holders = new HashMap<>();

  void add(String id, String text) {
    List<String> words = words(text);
    Map<String, Integer> count = new HashMap<>();
    words.forEach(word -> count.merge(word, 1, Integer::sum));
    counts.put(id, count);
    lengths.put(id, words.size());
    count.keySet().forEach(word -> holders.merge(word, 1, Integer::sum));
  }

  /** Ids of everybody with any of the words, best first. */
  List<String> find(String query) {
    double mean = lengths.values().stream().mapToInt(length -> length).average().orElse(1);
    Map<String, Double> scores = new HashMap<>();
    for (String word : new HashSet<>(words(query))) {
      int held = holders.getOrDefault(word, 0);
      double idf = Math.log(1 + (counts.size() - held + 0.5) / (held + 0.5));
      counts.forEach(
          (id, count) -> {
            int times = count.getOrDefault(word, 0);
            if (times > 0) {
              double length = K * (1 - B + B * lengths.getOrDefault(id, 1) / mean);
              scores.merge(id, idf * times * (K + 1) / (times + length), Double::sum);
            }
          });
    }
    List<String> ids = new ArrayList<>(scores.keySet());
    ids.sort(
        Comparator.comparingDouble((String id) -> -scores.getOrDefault(id, 0.0))
            .thenComparing(Comparator.naturalOrder()));
    return ids;
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
