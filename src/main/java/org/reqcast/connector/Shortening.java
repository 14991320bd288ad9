// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The beginnings of a text that end with a whole word, from the empty one to nearly all. */
final class Shortening {
  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern LOOSE_END =
      Pattern.compile("(?<![\\s,;:.!?–—·…/&|(\\[-])[\\s,;:.!?–—·…/&|(\\[-]++$");

  private static final Pattern SENTENCE_END = Pattern.compile("(?<![,;:.!?])[,;:.!?]++$");
  private static final Pattern LINK_AT_END = Pattern.compile("://\\S+$");

  private final String text;
  private final boolean hashtags;
  private final List<MatchResult> words;

  Shortening(String text) {
    this.text = text;
    this.hashtags = WORD.matcher(text).results().allMatch(word -> word.group().startsWith("#"));
    List<MatchResult> all = WORD.matcher(text).results().toList();
    this.words = all.isEmpty() ? all : all.subList(0, all.size() - 1);
  }

  int count() {
    return words.size() + 1;
  }

  /** The beginning with this many words: with an ellipsis, but for a row of hashtags. */
  String cut(int most) {
    if (most == 0) {
      return "";
    }
    String beginning = text.substring(0, words.get(most - 1).end());
    if (hashtags) {
      return beginning;
    }
    String plain = SENTENCE_END.matcher(beginning).replaceAll("");
    String said = endsWithLink(plain) ? plain : LOOSE_END.matcher(plain).replaceAll("");
    return endsWithLink(said) ? said + " …" : said + "…";
  }

  private static boolean endsWithLink(String text) {
    return LINK_AT_END.matcher(text).find();
  }
}
