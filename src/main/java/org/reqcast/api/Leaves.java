// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Preview;
import org.reqcast.grammar.JsonText;

/** What a request's body says, name by name, as a person would compare it. */
final class Leaves {
  private final String without;
  private final List<Preview.Part> parts = new ArrayList<>();

  private Leaves(String without) {
    this.without = without;
  }

  /**
   * The values of a body, in its order.
   *
   * @param without a value that is no news, such as a key that is another one each time
   */
  static List<Preview.Part> of(Request.Filled filled, String without) {
    Leaves leaves = new Leaves(without);
    if (filled.body() == null) {
      return List.of();
    }
    String text = new String(filled.body(), StandardCharsets.UTF_8);
    Optional<Object> json = JsonText.read(text);
    boolean form =
        filled.headers().values().stream()
            .anyMatch(value -> value.startsWith("application/x-www-form-urlencoded"));
    if (json.isPresent()) {
      leaves.add("", json.get());
    } else if (form) {
      leaves.form(text);
    } else {
      leaves.leaf("body", text);
    }
    return leaves.parts;
  }

  private void form(String text) {
    for (String pair : text.split("&", -1)) {
      String[] both = pair.split("=", 2);
      leaf(plain(both[0]), both.length > 1 ? plain(both[1]) : "");
    }
  }

  private static String plain(String part) {
    return URLDecoder.decode(part, StandardCharsets.UTF_8);
  }

  private void add(String name, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Map<?, ?> map ->
          map.forEach((key, one) -> add(name.isEmpty() ? "" + key : name + "." + key, one));
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) {
          add(name + "[" + i + "]", list.get(i));
        }
      }
      default -> leaf(name, value.toString());
    }
  }

  private void leaf(String name, String value) {
    if (!value.isBlank() && !value.equals(without)) {
      parts.add(new Preview.Part(name, value));
    }
  }
}
