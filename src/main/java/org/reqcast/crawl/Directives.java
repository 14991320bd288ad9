// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crawl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.reqcast.http.Answer;

/**
 * What a page lets robots do with it; the strictest word wins.
 *
 * @param keep whether what it says may be kept
 * @param follow whether its links may be followed
 */
record Directives(boolean keep, boolean follow) {
  private static final String NAME = "reqcast";
  private static final Set<String> NOT_TO_KEEP = Set.of("noindex", "none", "noai");
  private static final Set<String> NOT_TO_FOLLOW = Set.of("nofollow", "none");

  static Directives of(Answer answer, Document document) {
    List<String> words = new ArrayList<>();
    answer.headers().getOrDefault("x-robots-tag", List.of()).forEach(tag -> addTag(tag, words));
    for (Element meta : document.select("meta[name][content]")) {
      String name = meta.attr("name").strip().toLowerCase(Locale.ROOT);
      if (name.equals("robots") || name.equals(NAME)) {
        addWords(meta.attr("content"), words);
      } else if (name.equals("tdm-reservation") && meta.attr("content").strip().equals("1")) {
        words.add("noindex");
      }
    }
    if (answer.header("tdm-reservation").filter(value -> value.strip().equals("1")).isPresent()) {
      words.add("noindex");
    }
    return new Directives(
        words.stream().noneMatch(NOT_TO_KEEP::contains),
        words.stream().noneMatch(NOT_TO_FOLLOW::contains));
  }

  /** A header may name the robot that it speaks to. */
  private static void addTag(String tag, List<String> words) {
    int colon = tag.indexOf(':');
    String first = colon < 0 ? "" : tag.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    boolean addressed = colon >= 0 && first.matches("[a-z][a-z_-]*") && !directive(first);
    if (!addressed) {
      addWords(tag, words);
    } else if (first.equals(NAME) || first.equals("*")) {
      addWords(tag.substring(colon + 1), words);
    }
  }

  private static boolean directive(String word) {
    return word.startsWith("max-") || word.equals("unavailable_after");
  }

  private static void addWords(String content, List<String> words) {
    for (String word : content.toLowerCase(Locale.ROOT).split("[,;]")) {
      words.add(word.strip());
    }
  }
}
