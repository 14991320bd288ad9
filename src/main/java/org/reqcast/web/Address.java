// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A page's own address, to be changed a parameter at a time. */
record Address(String path, Map<String, List<String>> parameters) {

  static Address of(Context context) {
    return new Address(context.path(), new LinkedHashMap<>(context.queryParamMap()));
  }

  /** With one value for a parameter, or without it. */
  Address with(String name, @Nullable String value) {
    Map<String, List<String>> changed = new LinkedHashMap<>(parameters);
    if (value == null) {
      changed.remove(name);
    } else {
      changed.put(name, List.of(value));
    }
    return new Address(path, changed);
  }

  Address plus(String name, String value) {
    Map<String, List<String>> changed = new LinkedHashMap<>(parameters);
    List<String> values = new ArrayList<>(changed.getOrDefault(name, List.of()));
    values.add(value);
    changed.put(name, values);
    return new Address(path, changed);
  }

  Address minus(String name, String value) {
    Map<String, List<String>> changed = new LinkedHashMap<>(parameters);
    List<String> values = new ArrayList<>(changed.getOrDefault(name, List.of()));
    values.remove(value);
    changed.put(name, values);
    return new Address(path, changed);
  }

  @Override
  public String toString() {
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    parameters.forEach(
        (name, values) -> values.forEach(value -> query.add(code(name) + "=" + code(value))));
    return path + query;
  }

  private static String code(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
