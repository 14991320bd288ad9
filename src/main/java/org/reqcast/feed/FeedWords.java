// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.Escape;
import org.reqcast.connector.Vocabulary;
import org.reqcast.connector.Words;

/**
 * The words that a feed has besides those of every ad.
 *
 * @param tables the board's words for ours
 * @param fixed words that the board never lets change: where one does, it is another ad to it
 * @param renew an ad that did not change for so long is told as changed; null where never
 * @param allow the only HTML elements that the description keeps; empty where it keeps all
 * @param entities whether a text may hold what looks like an entity of HTML
 */
record FeedWords(
    List<WordTable> tables,
    List<String> fixed,
    @Nullable Duration renew,
    List<String> allow,
    Entities entities) {
  private static final int MARK = 8;

  /** What a board makes of entities. */
  enum Entities {
    ANY,
    NONE
  }

  static FeedWords read(YamlMap post, Vocabulary ads, Vocabulary account) {
    List<String> fixed = post.texts("fixed");
    for (String name : fixed) {
      if (!ads.knows(name)) {
        post.wrong("fixed", "names no word: '" + name + "'" + ads.hint(name));
      }
    }
    Duration renew = post.durationIf("renew").orElse(null);
    if (renew != null && renew.compareTo(Duration.ofDays(1)) < 0) {
      post.wrong("renew", "must be a day or more, such as 30d");
      renew = null;
    }
    return new FeedWords(
        WordTable.read(post, ads, account),
        fixed,
        renew,
        List.copyOf(post.texts("allow")),
        post.word("entities", Entities.class, Entities.ANY));
  }

  Vocabulary widened(Vocabulary ads) {
    return WordTable.widened(ads, tables).plus("reference").plusDate("renewed");
  }

  /** An ad's words and those of this feed. */
  Words of(Words ad, Instant changed, Instant now) {
    Words all =
        ad.with("changed", changed)
            .with("renewed", renewed(changed, now))
            .with("reference", reference(ad));
    if (!allow.isEmpty() && ad.get("descriptionHtml") instanceof String html) {
      all = all.with("descriptionHtml", cleaned(html));
    }
    for (WordTable table : tables) {
      all = all.with(table.name(), table.value(all));
    }
    return entities == Entities.NONE ? without(all) : all;
  }

  /** Follows from the moment of the change alone, so that nothing needs to be remembered. */
  private Instant renewed(Instant changed, Instant now) {
    if (renew == null || now.isBefore(changed)) {
      return changed;
    }
    long times = Duration.between(changed, now).dividedBy(renew);
    return changed.plus(renew.multipliedBy(times));
  }

  /** Follows from the fixed words alone, so that it is the same after whatever was lost. */
  private String reference(Words ad) {
    String posting = String.valueOf(ad.get("posting"));
    if (fixed.isEmpty()) {
      return posting;
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String name : fixed) {
        digest.update((ad.get(name) + "\u0000").getBytes(StandardCharsets.UTF_8));
      }
      return posting + "-" + HexFormat.of().formatHex(digest.digest()).substring(0, MARK);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }

  private static Words without(Words ad) {
    Map<String, Object> texts = new LinkedHashMap<>();
    ad.map()
        .forEach(
            (name, value) -> {
              if (value instanceof String text) {
                texts.put(name, Escape.bare(text));
              } else if (value instanceof List<?> list) {
                texts.put(name, list.stream().map(FeedWords::item).toList());
              }
            });
    return ad.withAll(texts);
  }

  private static Object item(Object value) {
    return value instanceof String text ? Escape.bare(text) : value;
  }

  private String cleaned(String html) {
    Safelist only = Safelist.none().addTags(allow.toArray(String[]::new));
    return Jsoup.clean(html, "", only, new Document.OutputSettings().prettyPrint(false));
  }
}
