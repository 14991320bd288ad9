// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a text no longer than a board allows, by shortening some of its words.
 *
 * @param limits all must hold
 * @param shorten names of the words that may be shortened, the first one first
 */
public record Fit(List<Limit> limits, List<String> shorten) {
  private static final Pattern SPACES = Pattern.compile("[ \\t\\u00A0]{2,}");
  private static final Pattern LINE_ENDS = Pattern.compile("(?<![ \\t])[ \\t]++(?=\\n|$)");
  private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");

  public Fit {
    limits = List.copyOf(limits);
    shorten = List.copyOf(shorten);
  }

  /** A number that a text must not exceed, and how it is counted. */
  public record Limit(int most, Count count) {}

  /** What came of it. */
  public sealed interface Fitted {
    String text();

    /** Within every limit. */
    record Fits(String text) implements Fitted {}

    /** Too long with every shortenable word left out; the sentence says by how much. */
    record TooLong(String text, String sentence) implements Fitted {}
  }

  /** The text, its words shortened at the end of a word and only as far as needed. */
  public Fitted fit(Template template, Words words) {
    String whole = tidy(template.render(words));
    if (fits(whole)) {
      return new Fitted.Fits(whole);
    }
    Words shorter = words;
    for (String name : shorten) {
      if (!(shorter.get(name) instanceof String value) || value.isEmpty()) {
        continue;
      }
      Shortening cuts = new Shortening(value);
      Words rest = shorter;
      String longest = longest(cuts, cut -> tidy(template.render(rest.with(name, cut))));
      if (longest != null) {
        return new Fitted.Fits(longest);
      }
      shorter = shorter.with(name, "");
    }
    String least = tidy(template.render(shorter));
    return fits(least) ? new Fitted.Fits(least) : new Fitted.TooLong(least, sentence(least));
  }

  /** Without the gaps that absent words leave. */
  static String tidy(String text) {
    String lines = LINE_ENDS.matcher(text).replaceAll("");
    String spaced = SPACES.matcher(lines).replaceAll(" ");
    return EMPTY_LINES.matcher(spaced).replaceAll("\n\n").strip();
  }

  private @Nullable String longest(Shortening cuts, UnaryOperator<String> render) {
    int fits = -1;
    int low = 0;
    int high = cuts.count() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (fits(render.apply(cuts.cut(middle)))) {
        fits = middle;
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return fits < 0 ? null : render.apply(cuts.cut(fits));
  }

  private boolean fits(String text) {
    return limits.stream().allMatch(limit -> limit.count().of(text) <= limit.most());
  }

  private String sentence(String text) {
    for (Limit limit : limits) {
      int length = limit.count().of(text);
      if (length > limit.most()) {
        return "the text is %d long (%s) even with %s left out; the board takes %d"
            .formatted(
                length,
                limit.count().words(),
                shorten.isEmpty() ? "nothing" : String.join(", ", shorten),
                limit.most());
      }
    }
    return "the text does not fit";
  }
}
