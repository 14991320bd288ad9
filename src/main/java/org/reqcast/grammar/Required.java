// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.grammar;

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
 * @param most most characters by name
 * @param begins what a word must begin with, by name
 */
public record Required(
    List<List<String>> words,
    Map<String, Integer> least,
    Map<String, Integer> most,
    Map<String, String> begins) {

  /**
   * The keys {@code requires: [title, city|remote]}, {@code least: {description: 100}}, {@code
   * most: {title: 80}} and {@code begins: {apply: https://}}.
   */
  public static Required read(YamlMap post, Vocabulary vocabulary) {
    List<List<String>> words = new ArrayList<>();
    for (String names : post.texts("requires")) {
      List<String> one = List.of(names.strip().split("\\s*\\|\\s*", -1));
      words.add(one);
      one.forEach(name -> known(post, "requires", name, vocabulary));
    }
    Map<String, String> begins = new LinkedHashMap<>(post.textMap("begins"));
    begins.keySet().forEach(name -> known(post, "begins", name, vocabulary));
    return new Required(
        words, lengths(post, "least", vocabulary), lengths(post, "most", vocabulary), begins);
  }

  private static Map<String, Integer> lengths(YamlMap post, String key, Vocabulary vocabulary) {
    Map<String, Integer> lengths = new LinkedHashMap<>();
    post.mapIf(key)
        .ifPresent(
            map -> {
              for (String name : map.keys()) {
                known(map, name, name, vocabulary);
                lengths.put(name, map.number(name));
              }
              map.done();
            });
    return lengths;
  }

  /** The refusal of an ad that lacks something: what, and where to mend it. */
  public Optional<Posted.Refused> refusal(Words ad) {
    for (List<String> names : words) {
      if (names.stream().noneMatch(name -> says(ad.get(name)))) {
        return refused(names.getFirst(), "this channel needs " + String.join(" or ", names));
      }
    }
    for (Map.Entry<String, Integer> one : least.entrySet()) {
      int length = length(ad, one.getKey());
      if (length < one.getValue()) {
        return refused(
            one.getKey(),
            "it is %d characters long; this channel needs %d".formatted(length, one.getValue()));
      }
    }
    for (Map.Entry<String, Integer> one : most.entrySet()) {
      int length = length(ad, one.getKey());
      if (length > one.getValue()) {
        return refused(
            one.getKey(),
            "it is %d characters long; this channel takes %d".formatted(length, one.getValue()));
      }
    }
    for (Map.Entry<String, String> one : begins.entrySet()) {
      if (!text(ad, one.getKey()).startsWith(one.getValue())) {
        return refused(one.getKey(), "this channel wants it to begin with " + one.getValue());
      }
    }
    return Optional.empty();
  }

  private static Optional<Posted.Refused> refused(String name, String why) {
    return Optional.of(new Posted.Refused(why + "; " + remedy(name), name));
  }

  /** Where a person says it. */
  private static String remedy(String name) {
    return switch (name.split("\\.", 2)[0]) {
      case "street", "city", "region", "postalCode", "country", "workplace", "remote", "place" ->
          "say it under 'places' of the opening";
      case "pay", "payLeast", "payMost", "payCurrency", "payPer" ->
          "say it under 'pay' of the opening";
      case "facilitySite" -> "say it as 'site' under 'facility' of the opening";
      case "must", "nice", "hashtags" -> "say it under 'skills' of the opening";
      case "descriptionHtml", "descriptionBare" -> "say it under 'description' of the opening";
      case "organizationSite" -> "say it as 'site' under 'organization' in reqcast.yaml";
      case "title",
          "facility",
          "need",
          "employment",
          "incentives",
          "skills",
          "description",
          "apply",
          "contact",
          "posted",
          "ends" ->
          "say it under '" + name + "' of the opening";
      default -> "see the account's settings in reqcast.yaml";
    };
  }

  private static int length(Words ad, String name) {
    String text = text(ad, name);
    return text.codePointCount(0, text.length());
  }

  private static String text(Words ad, String name) {
    Object value = ad.get(name);
    return value == null ? "" : value.toString();
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
