// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.Escape;
import org.reqcast.connector.Template;
import org.reqcast.connector.Vocabulary;
import org.reqcast.connector.Words;

/**
 * A table of a connector file that says a board's word for ours.
 *
 * @param name the new word
 * @param of the word that is looked up: a text, or a list, whose every item is
 * @param is what the board says instead, by our word in small letters and hyphens
 * @param otherwise for what the table lacks; null for nothing
 */
record WordTable(
    String name, String of, Map<String, Template> is, @Nullable Template otherwise, boolean list) {

  /** The key {@code tables: {name: {of: word, is: {ours: theirs}, else: theirs}}}. */
  static List<WordTable> read(YamlMap post, Vocabulary ads, Vocabulary account) {
    List<WordTable> tables = new ArrayList<>();
    post.mapIf("tables")
        .ifPresent(
            map -> {
              for (String name : map.keys()) {
                tables.add(read(name, map.map(name), ads, account));
              }
              map.done();
            });
    return tables;
  }

  private static WordTable read(String name, YamlMap map, Vocabulary ads, Vocabulary account) {
    String of = map.text("of");
    if (!ads.knows(of)) {
      map.wrong("of", "names no word: '" + of + "'" + ads.hint(of));
    }
    Map<String, Template> is = new LinkedHashMap<>();
    map.textMap("is")
        .forEach(
            (ours, theirs) ->
                is.put(
                    plain(ours),
                    Template.of(
                        theirs, Escape.NONE, account, (line, wrong) -> map.wrong("is", wrong))));
    Template otherwise = Template.ofIf(map, "else", Escape.NONE, account).orElse(null);
    map.done();
    return new WordTable(name, of, is, otherwise, ads.isList(of));
  }

  /** The words that may be used besides, once these tables are known. */
  static Vocabulary widened(Vocabulary ads, List<WordTable> tables) {
    Vocabulary all = ads;
    for (WordTable table : tables) {
      all = table.list ? all.plusList(table.name, ads) : all.plus(table.name);
    }
    return all;
  }

  /** The board's words for an ad; null where it has none. */
  @Nullable Object value(Words ad) {
    Object ours = Objects.requireNonNullElse(word(ad), "");
    if (!list) {
      String theirs = theirs(ours.toString(), ad);
      return theirs.isEmpty() ? null : theirs;
    }
    Set<String> all = new LinkedHashSet<>();
    if (ours instanceof List<?> many) {
      many.forEach(one -> all.add(theirs(String.valueOf(one), ad)));
    }
    if (all.isEmpty() || all.equals(Set.of(""))) {
      all.add(otherwise(ad));
    }
    all.remove("");
    return all.isEmpty() ? null : List.copyOf(all);
  }

  private String theirs(String ours, Words ad) {
    Template said = is.get(plain(ours));
    String theirs = said == null ? "" : said.render(ad).strip();
    // In a list the rest is only for an ad of which the table knows nothing at all.
    return theirs.isEmpty() && !list ? otherwise(ad) : theirs;
  }

  private String otherwise(Words ad) {
    return otherwise == null ? "" : otherwise.render(ad).strip();
  }

  private @Nullable Object word(Words ad) {
    String[] parts = of.split("\\.", 2);
    Object value = ad.get(parts[0]);
    return parts.length == 2 && value instanceof Map<?, ?> forms ? forms.get(parts[1]) : value;
  }

  /** Small letters and hyphens: a skill's id and its name are then often the same. */
  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}+#]+", "-");
  }
}
