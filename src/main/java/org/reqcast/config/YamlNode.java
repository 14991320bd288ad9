// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A piece of a YAML document that still knows its line. */
sealed interface YamlNode {
  /** 1-based. */
  int line();

  /** What it is, in words for a person. */
  String words();

  /** As plain Java, by YAML 1.2's core rules: {@code yes}, {@code on} and dates stay texts. */
  @Nullable Object plain();

  /** A single value, as written. */
  record Scalar(int line, String value, boolean bare) implements YamlNode {
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,18}");
    private static final Pattern BROKEN =
        Pattern.compile("[-+]?(\\.\\d+|\\d+(\\.\\d*)?)([eE][-+]?\\d+)?");

    boolean nothing() {
      return bare && NOTHING.contains(value);
    }

    Optional<Boolean> flag() {
      return !bare
          ? Optional.empty()
          : TRUE.contains(value)
              ? Optional.of(true)
              : FALSE.contains(value) ? Optional.of(false) : Optional.empty();
    }

    @Override
    public String words() {
      if (nothing()) {
        return "nothing";
      }
      String one = value.strip().replaceAll("\\s+", " ");
      return "'" + (one.length() > 60 ? one.substring(0, 57) + "…" : one) + "'";
    }

    @Override
    public @Nullable Object plain() {
      if (!bare) {
        return value;
      }
      if (nothing()) {
        return null;
      }
      if (flag().isPresent()) {
        return flag().get();
      }
      if (WHOLE.matcher(value).matches()) {
        long whole = Long.parseLong(value);
        return whole == (int) whole ? (Object) (int) whole : (Object) whole;
      }
      return BROKEN.matcher(value).matches() ? (Object) Double.valueOf(value) : value;
    }
  }

  /** A list. */
  record Items(int line, List<YamlNode> items) implements YamlNode {
    @Override
    public String words() {
      return "a list";
    }

    @Override
    public Object plain() {
      List<@Nullable Object> plain = new ArrayList<>();
      items.forEach(item -> plain.add(item.plain()));
      return plain;
    }
  }

  /** A mapping, in the order written. */
  record Entries(int line, Map<String, Entry> entries) implements YamlNode {
    @Override
    public String words() {
      return "a mapping";
    }

    @Override
    public Object plain() {
      Map<String, @Nullable Object> plain = new LinkedHashMap<>();
      entries.forEach((key, entry) -> plain.put(key, entry.value().plain()));
      return plain;
    }
  }

  /** One key of a mapping, with the key's line. */
  record Entry(int line, YamlNode value) {}
}
