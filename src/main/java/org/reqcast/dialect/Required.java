// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Vocabulary;
import org.reqcast.connector.Words;

/**
 * What a board will not do without.
 *
 * @param words each a name, or several of which one must say something
 * @param least fewest characters by name
 */
record Required(List<List<String>> words, Map<String, Integer> least) {

  /** The keys {@code requires: [title, city|remote]} and {@code least: {description: 100}}. */
  static Required read(YamlMap post, Vocabulary vocabulary) {
    List<List<String>> words = new ArrayList<>();
    for (String names : post.texts("requires")) {
      List<String> one = List.of(names.strip().split("\\s*\\|\\s*", -1));
      words.add(one);
      one.forEach(name -> known(post, "requires", name, vocabulary));
    }
    Map<String, Integer> least = new LinkedHashMap<>();
    post.mapIf("least")
        .ifPresent(
            map -> {
              for (String name : map.keys()) {
                known(map, name, name, vocabulary);
                least.put(name, map.number(name));
              }
              map.done();
            });
    return new Required(words, least);
  }

  /** The refusal of an ad that lacks something. */
  Optional<Posted.Refused> refusal(Words ad) {
    for (List<String> names : words) {
      if (names.stream().noneMatch(name -> says(ad.get(name)))) {
        return Optional.of(
            new Posted.Refused(
                "this channel needs " + String.join(" or ", names), names.getFirst()));
      }
    }
    for (Map.Entry<String, Integer> one : least.entrySet()) {
      int length = String.valueOf(ad.get(one.getKey())).length();
      if (length < one.getValue()) {
        return Optional.of(
            new Posted.Refused(
                "%s is %d characters long; this channel needs %d"
                    .formatted(one.getKey(), length, one.getValue()),
                one.getKey()));
      }
    }
    return Optional.empty();
  }

  private static void known(YamlMap map, String key, String name, Vocabulary vocabulary) {
    if (!vocabulary.knows(name)) {
      map.wrong(map.line(key), "unknown word '" + name + "'" + vocabulary.hint(name));
    }
  }

  private static boolean says(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean truth -> truth;
      case List<?> list -> !list.isEmpty();
      default -> !value.toString().isBlank();
    };
  }
}
