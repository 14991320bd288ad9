// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A way in which boards count how long a text is. */
public enum Count {
  CODE_POINTS {
    @Override
    public int of(String text) {
      return text.codePointCount(0, text.length());
    }
  },
  /** What people see as one character. */
  GRAPHEMES {
    @Override
    public int of(String text) {
      return graphemes(text, (start, end) -> 1);
    }
  },
  UTF8_BYTES {
    @Override
    public int of(String text) {
      return text.getBytes(StandardCharsets.UTF_8).length;
    }
  },
  UTF16 {
    @Override
    public int of(String text) {
      return text.length();
    }
  },
  /** UTF-16 units of what is left of HTML once its tags and entities are read. */
  SHOWN_UTF16 {
    @Override
    public int of(String text) {
      return ENTITY.matcher(TAG.matcher(text).replaceAll("")).replaceAll("x").length();
    }
  },
  /** Letters of most alphabets weigh 1, other signs and emoji 2, every address 23. */
  WEIGHTED {
    @Override
    public int of(String text) {
      String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
      int links = (int) LINK.matcher(composed).results().count();
      String rest = LINK.matcher(composed).replaceAll("");
      return links * LENGTH_OF_A_LINK + graphemes(rest, (start, end) -> weight(rest, start, end));
    }
  },
  /** Characters, and of each emoji its UTF-8 bytes. */
  EMOJI_BYTES {
    @Override
    public int of(String text) {
      return graphemes(
          text,
          (start, end) -> {
            String piece = text.substring(start, end);
            return emoji(text, start, end) ? UTF8_BYTES.of(piece) : CODE_POINTS.of(piece);
          });
    }
  },
  /** As people see it, but every address counts 23, and of {@code @name@server} only the name. */
  SHORT_LINKS {
    @Override
    public int of(String text) {
      int links = (int) LINK.matcher(text).results().count();
      String rest = MENTION.matcher(LINK.matcher(text).replaceAll("")).replaceAll("$1");
      return links * LENGTH_OF_A_LINK + graphemes(rest, (start, end) -> 1);
    }
  };

  private static final int LENGTH_OF_A_LINK = 23;
  private static final Pattern LINK =
      Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]'…]", Pattern.CASE_INSENSITIVE);
  private static final Pattern TAG = Pattern.compile("<[^<>]*+>");
  private static final Pattern ENTITY = Pattern.compile("&(?:lt|gt|amp|quot|#\\d{1,6});");
  // Possessive, because a text may be one word of a hundred thousand letters.
  private static final Pattern MENTION =
      Pattern.compile("(?<![\\w/])(@\\w++(?:[.-]++\\w++)*+)@[\\w-]++(?:\\.[\\w-]++)*+");

  /** The length of a text, counted this way. */
  public abstract int of(String text);

  /** As it is written in a connector file. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Weighs one piece of a text. */
  private interface Weight {
    int of(int start, int end);
  }

  private static int graphemes(String text, Weight weight) {
    BreakIterator pieces = BreakIterator.getCharacterInstance(Locale.ROOT);
    pieces.setText(text);
    int sum = 0;
    int start = pieces.first();
    for (int end = pieces.next(); end != BreakIterator.DONE; end = pieces.next()) {
      sum += weight.of(start, end);
      start = end;
    }
    return sum;
  }

  private static boolean emoji(String text, int start, int end) {
    int first = text.codePointAt(start);
    boolean sequence = end - start > Character.charCount(first);
    return UCharacter.hasBinaryProperty(first, UProperty.EMOJI_PRESENTATION)
        || (sequence
            && UCharacter.hasBinaryProperty(first, UProperty.EMOJI)
            && text.substring(start, end).codePoints().anyMatch(Count::makesEmoji));
  }

  private static int weight(String text, int start, int end) {
    return emoji(text, start, end)
        ? 2
        : text.substring(start, end).codePoints().map(Count::weight).sum();
  }

  private static boolean makesEmoji(int c) {
    return c == 0xFE0F || c == 0x200D || c == 0x20E3;
  }

  private static int weight(int c) {
    boolean light =
        c <= 4351
            || (c >= 8192 && c <= 8205)
            || (c >= 8208 && c <= 8223)
            || (c >= 8242 && c <= 8247);
    return light ? 1 : 2;
  }
}
