// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.grammar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Count;
import org.reqcast.connector.Escape;
import org.reqcast.connector.Fit;
import org.reqcast.connector.Preview;
import org.reqcast.connector.Template;
import org.reqcast.connector.Vocabulary;
import org.reqcast.connector.Words;

/**
 * A text made for one channel.
 *
 * @param most longest length; 0 for any
 * @param mostFrom finds the length in facts about the board; null for none
 * @param facts names of the facts that {@code mostFrom} looks into
 */
public record ChannelText(
    String name,
    Template say,
    int most,
    @Nullable Expression mostFrom,
    Set<String> facts,
    Count count,
    List<String> shorten) {
  private static final Pattern FIRST_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** A text, made, and how long it may be. */
  public record Made(String name, Fit.Fitted fitted, List<Fit.Limit> limits) {

    /** How long it is, held against each limit. */
    public List<Preview.Length> lengths() {
      List<Preview.Length> lengths = new ArrayList<>();
      for (Fit.Limit limit : limits) {
        int length = limit.count().of(fitted.text());
        lengths.add(new Preview.Length(name, length, limit.most(), limit.count().words()));
      }
      return lengths;
    }
  }

  /** Reads {@code text:}, name by name. */
  public static List<ChannelText> read(YamlMap post, Vocabulary vocabulary, Set<String> facts) {
    YamlMap all = post.mapIf("text").orElse(null);
    if (all == null) {
      return List.of();
    }
    List<ChannelText> texts = new ArrayList<>();
    for (String name : all.keys()) {
      YamlMap one = all.map(name);
      Escape as = one.word("as", Escape.class, Escape.NONE);
      Template say = Template.of(one, "say", as, vocabulary);
      int most = one.numberIf("most").orElse(0);
      Expression mostFrom = Expressions.readIf(one, "most-from").orElse(null);
      Set<String> needed = new TreeSet<>();
      if (mostFrom != null) {
        Matcher names = FIRST_NAME.matcher(mostFrom.toString());
        while (names.find()) {
          if (facts.contains(names.group())) {
            needed.add(names.group());
          }
        }
        if (!one.has("most")) {
          one.wrong("most-from", "`most-from` needs `most` too, for when the board does not say");
        }
      }
      Count count = one.word("count", Count.class, Count.CODE_POINTS);
      List<String> shorten = one.texts("shorten");
      one.done();
      texts.add(new ChannelText(name, say, most, mostFrom, needed, count, shorten));
    }
    all.done();
    return List.copyOf(texts);
  }

  /** The text for these words, as long as the board allows. */
  public Made make(Words words, Map<String, Object> known) throws ConnectorException {
    return make(words, known, List.of());
  }

  /** As {@link #make(Words, Map)}, with more limits that must hold too. */
  public Made make(Words words, Map<String, Object> known, List<Fit.Limit> more)
      throws ConnectorException {
    int longest = most;
    if (mostFrom != null && mostFrom.value(known, Map.of()) instanceof Number said) {
      longest = said.intValue() > 0 ? said.intValue() : most;
    }
    List<Fit.Limit> limits = new ArrayList<>();
    if (longest > 0) {
      limits.add(new Fit.Limit(longest, count));
    }
    limits.addAll(more);
    return new Made(name, new Fit(limits, shorten).fit(say, words), List.copyOf(limits));
  }

  /** The texts by name, for {@code {{text.name}}}. */
  public static Map<String, Object> byName(List<Made> made) {
    Map<String, Object> texts = new LinkedHashMap<>();
    made.forEach(one -> texts.put(one.name(), one.fitted().text()));
    return texts;
  }
}
