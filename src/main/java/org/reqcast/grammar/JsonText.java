// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.grammar;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** JSON as plain Java: maps, lists, texts, numbers, truths and null. */
public final class JsonText {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private JsonText() {}

  /** What a text says; empty where it is not JSON. */
  public static Optional<Object> read(String text) {
    try {
      return Optional.ofNullable(MAPPER.readValue(text, Object.class));
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  public static String write(@Nullable Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** Indented, for people. */
  public static String pretty(@Nullable Object value) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
  }
}
