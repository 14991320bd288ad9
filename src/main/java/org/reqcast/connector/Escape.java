// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a template does to a value so that it means itself where it is put. */
public enum Escape {
  /** Nothing. */
  NONE {
    @Override
    public String apply(String value) {
      return value;
    }
  },
  /** One part of a path, or one value of a query. */
  URL {
    @Override
    public String apply(String value) {
      StringBuilder safe = new StringBuilder();
      for (byte one : value.getBytes(StandardCharsets.UTF_8)) {
        char c = (char) (one & 0xFF);
        if (c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0)) {
          safe.append(c);
        } else {
          safe.append(String.format(Locale.ROOT, "%%%02X", (int) c));
        }
      }
      return safe.toString();
    }
  },
  /** Between the quotes of a JSON text. */
  JSON {
    @Override
    public String apply(String value) {
      StringBuilder safe = new StringBuilder();
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c == '"' || c == '\\') {
          safe.append('\\').append(c);
        } else if (c < 0x20) {
          safe.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        } else {
          safe.append(c);
        }
      }
      return safe.toString();
    }
  },
  /** Text or attribute of XML 1.0; inside a CDATA section, characters as they are. */
  XML {
    @Override
    public String apply(String value) {
      return entities(legal(value));
    }
  },
  /** Text or attribute of HTML. */
  HTML {
    @Override
    public String apply(String value) {
      return entities(legal(value));
    }
  },
  /** Text of channels where only {@code &}, {@code <} and {@code >} begin something. */
  ANGLES {
    @Override
    public String apply(String value) {
      return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
  },
  /** Plain text that calls nobody by name. */
  QUIET {
    @Override
    public String apply(String value) {
      return Quoting.quiet(value);
    }
  },
  /** Text of Markdown that calls nobody by name. */
  MARKDOWN {
    @Override
    public String apply(String value) {
      return Quoting.markdown(value);
    }
  };

  /** The value, made safe. */
  public abstract String apply(String value);

  /** A text for readers that know no entities: nothing in it looks like one. */
  public static String bare(String text) {
    int at = text.indexOf('&');
    if (at < 0) {
      return text;
    }
    StringBuilder bare = new StringBuilder(text);
    for (; at >= 0; at = text.indexOf('&', at + 1)) {
      if (likeAnEntity(text, at + 1)) {
        bare.setCharAt(at, '＆');
      }
    }
    return bare.toString();
  }

  private static boolean likeAnEntity(String text, int from) {
    int begin = text.startsWith("#", from) ? from + 1 : from;
    int end = begin;
    while (end < text.length() && isOfName(text.charAt(end))) {
      end++;
    }
    return end > begin && text.startsWith(";", end);
  }

  private static boolean isOfName(char c) {
    return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }

  /** Without the characters that XML 1.0 cannot hold and without broken surrogate pairs. */
  static String legal(String value) {
    if (value.codePoints().allMatch(Escape::legal)) {
      return value;
    }
    StringBuilder kept = new StringBuilder();
    value.codePoints().filter(Escape::legal).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean legal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  private static String entities(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
