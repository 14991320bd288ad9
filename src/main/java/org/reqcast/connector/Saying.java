// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reqcast.config.YamlMap;

/**
 * Other words for an ad, so that two ads of one opening do not read the same.
 *
 * @param source as it was written
 * @param words what takes the place of words of the ad
 */
public record Saying(String source, Map<String, Template> words) {
  /** The words that may be said differently: none by which a board's ads are recognised. */
  public static final List<String> MAY_BE = List.of("needWords", "description", "hashtags");

  /** The ad in the connector's own words. */
  public static final Saying USUAL = new Saying("", Map.of());

  public Saying {
    words = Map.copyOf(words);
  }

  /** Reads one; mistakes go to the mapping. */
  public static Saying read(YamlMap map) {
    Map<String, Template> words = new LinkedHashMap<>();
    StringBuilder source = new StringBuilder();
    for (String word : MAY_BE) {
      Template.ofIf(map, word, Escape.NONE, Vocabulary.ofAds())
          .ifPresent(template -> words.put(word, template));
      map.textIf(word)
          .ifPresent(text -> source.append(word).append(": ").append(text).append('\n'));
    }
    map.done();
    return new Saying(source.toString(), words);
  }

  /** The words of an ad, said this way. */
  Map<String, Object> of(Map<String, Object> usual) {
    if (words.isEmpty()) {
      return usual;
    }
    Map<String, Object> said = new LinkedHashMap<>(usual);
    Words known = new Words(usual);
    words.forEach((word, template) -> said.put(word, template.render(known).strip()));
    return said;
  }
}
