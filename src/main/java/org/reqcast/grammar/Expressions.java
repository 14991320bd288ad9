// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reqcast.config.YamlMap;

/** Reads expressions out of a connector file. */
public final class Expressions {
  private static final String NOTHING = "null";

  private Expressions() {}

  public static Optional<Expression> readIf(YamlMap map, String key) {
    return map.textIf(key).map(text -> compiled(map, key, text));
  }

  public static Expression read(YamlMap map, String key) {
    return compiled(map, key, map.text(key));
  }

  /** One expression, or a list of them. */
  static List<Expression> readAll(YamlMap map, String key) {
    List<Expression> paths = new ArrayList<>();
    map.texts(key).forEach(text -> paths.add(compiled(map, key, text)));
    return List.copyOf(paths);
  }

  private static Expression compiled(YamlMap map, String key, String text) {
    String where = map.file() + ":" + map.line(key);
    if (text.isBlank()) {
      return Expression.of(NOTHING, where);
    }
    try {
      return Expression.of(text.strip(), where);
    } catch (IllegalArgumentException e) {
      map.wrong(key, String.valueOf(e.getMessage()));
      return Expression.of(NOTHING, where);
    }
  }
}
