// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.config;

import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlNode.Scalar;

/**
 * Where a mapping stands, for reporting what is wrong in it.
 *
 * @param path keys that lead to it, each with a full stop after it
 * @param alone the key that a text standing for the mapping has filled; null where none did
 */
record YamlPlace(String file, String path, @Nullable String alone, Problems problems) {

  YamlPlace inside(String key, @Nullable String filled) {
    return new YamlPlace(file, path + key + ".", filled, problems);
  }

  /** The same place, where nothing is reported again. */
  YamlPlace silent() {
    return new YamlPlace(file, path, alone, new Problems());
  }

  void wrong(String key, int line, String message) {
    problems.add(file, line, "'" + shown(key) + "' " + message);
  }

  /** Says what was expected instead of the node, or that it has no value; null is no mistake. */
  void expected(String key, int line, String what, @Nullable YamlNode node) {
    if (node instanceof Scalar value && value.nothing()) {
      wrong(key, line, "has no value; give it one or remove the line");
    } else if (node != null) {
      wrong(key, line, "must be " + what + ", not " + node.words());
    }
  }

  void unknown(String key, int line, Asked asked) {
    String near = Near.didYouMeanOrOneOf(key, asked.keys().keySet());
    problems.add(file, line, "the key '" + path + key + "' is unknown" + near);
  }

  /** The key as the person wrote it: a text that stands for a mapping has no key of its own. */
  private String shown(String key) {
    return key.equals(alone) ? path.substring(0, path.length() - 1) : path + key;
  }
}
