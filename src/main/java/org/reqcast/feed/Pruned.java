// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Leaves out of a JSON value what says nothing: empty texts, lists and mappings. */
final class Pruned {
  private Pruned() {}

  /** The value without them; null where nothing is left. A type alone says nothing either. */
  static @Nullable Object of(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Map<?, ?> map -> map(map);
      case List<?> list -> list(list);
      case String text -> text.isBlank() ? null : text;
      default -> value;
    };
  }

  private static @Nullable Object map(Map<?, ?> map) {
    Map<String, Object> kept = new LinkedHashMap<>();
    map.forEach(
        (name, value) -> {
          Object left = of(value);
          if (left != null) {
            kept.put(String.valueOf(name), left);
          }
        });
    boolean empty = kept.isEmpty() || (kept.size() == 1 && kept.containsKey("@type"));
    return empty ? null : kept;
  }

  private static @Nullable Object list(List<?> list) {
    List<Object> kept = new ArrayList<>();
    for (Object value : list) {
      Object left = of(value);
      if (left != null) {
        kept.add(left);
      }
    }
    return kept.isEmpty() ? null : kept;
  }
}
