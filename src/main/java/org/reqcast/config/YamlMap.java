// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A strict view of one YAML mapping: readers ask for the keys they know, mistakes go to {@link
 * Problems} with file and line, and {@link #done} reports the keys that nobody asked for.
 *
 * <p>A reader never stops at a mistake: where a required value is missing or malformed, the asked
 * method reports it and returns a harmless stand-in (empty text, zero, empty list), and the caller
 * discards the result when {@link Problems} is not empty.
 */
public interface YamlMap {
  String file();

  /** Line of this mapping, 1-based. */
  int line();

  /** Line of a key in this mapping, or of the mapping where the key is absent. */
  int line(String key);

  /** Whether the key stands here; it counts as known from now on. */
  boolean has(String key);

  boolean isMap(String key);

  boolean isList(String key);

  /** Keys in the order written. Does not count as asking. */
  List<String> keys();

  /** A required text; numbers and dates are taken as written. */
  String text(String key);

  Optional<String> textIf(String key);

  /** A required whole number. */
  int number(String key);

  Optional<Integer> numberIf(String key);

  Optional<Boolean> flagIf(String key);

  /** A length of time such as {@code 30s}, {@code 5m}, {@code 12h}, {@code 14d}. */
  Optional<Duration> durationIf(String key);

  /** One word of an enum, written in kebab-case; a wrong word is answered with the right ones. */
  <E extends Enum<E>> Optional<E> wordIf(String key, Class<E> words);

  <E extends Enum<E>> E word(String key, Class<E> words, E otherwise);

  /** A required word. */
  <E extends Enum<E>> E word(String key, Class<E> words);

  /** A list of texts; one text alone is a list of one. Absent: empty. */
  List<String> texts(String key);

  /** A nested mapping. */
  Optional<YamlMap> mapIf(String key);

  /** A nested mapping; a text alone stands for the mapping with just that text at {@code alone}. */
  Optional<YamlMap> mapIf(String key, String alone);

  YamlMap map(String key);

  /** A list of mappings. Absent: empty. */
  List<YamlMap> maps(String key);

  /**
   * A list of mappings, or one mapping; a text alone, here or in the list, stands for the mapping
   * with just that text at {@code alone}.
   */
  List<YamlMap> maps(String key, String alone);

  /** A mapping of free keys to texts, in the order written. Absent: empty. */
  Map<String, String> textMap(String key);

  /**
   * Whatever stands there, as plain Java: {@code Map<String, Object>}, {@code List<Object>}, {@code
   * String}, {@code Number}, {@code Boolean} or null. For bodies that are sent as they stand.
   */
  Optional<Object> anyIf(String key);

  /** Reports a mistake at a key; the message goes on after {@code 'key' }. */
  void wrong(String key, String message);

  /** Reports a mistake on a line of this file, for instance inside a block of text. */
  void wrong(int line, String message);

  /** Converts a text; a thrown {@link IllegalArgumentException}'s message becomes the mistake. */
  <T> Optional<T> convert(String key, Function<String, T> how);

  /**
   * Reports every key that nobody asked for, with the nearest known one. Call last, for each nested
   * mapping too.
   */
  void done();

  /** What has been asked of this mapping, and of those inside, so far. */
  Asked asked();
}
