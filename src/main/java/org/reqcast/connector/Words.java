// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values by the names that templates and expressions may use, as plain Java: texts, numbers,
 * booleans, lists and maps. A word that has forms, such as a date, is a map of them that prints as
 * its usual form. Immutable; absent words are absent, never null.
 */
public final class Words {
  private final Map<String, Object> values;

  Words(Map<String, ?> values) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The values as they stand. */
  public Map<String, Object> map() {
    return values;
  }

  public @Nullable Object get(String name) {
    return values.get(name);
  }

  /** These words and one more, or one replaced; null takes it away. */
  public Words with(String name, @Nullable Object value) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    if (value == null) {
      more.remove(name);
    } else {
      more.put(name, value);
    }
    return new Words(more);
  }

  /** These words and a moment, in all its forms. */
  public Words with(String name, Instant moment) {
    return with(name, Forms.of(moment));
  }

  public Words withAll(Map<String, ?> more) {
    Map<String, Object> all = new LinkedHashMap<>(values);
    all.putAll(more);
    return new Words(all);
  }

  /** These words and the account's secrets, for requests only. */
  public Words withSecrets(Account account) {
    return withAll(account.secrets());
  }

  /** The names alone: values may be secret. */
  @Override
  public String toString() {
    return "Words" + values.keySet();
  }
}
