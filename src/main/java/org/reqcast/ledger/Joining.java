// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Decides which candidate each profile of a batch belongs to: one that shares a key, else a new
 * one. Where keys connect several candidates, the oldest takes in the others.
 */
final class Joining {
  private final Counter numbers;
  private final Map<String, Set<Long>> byKey = new HashMap<>();
  private final Map<Long, Long> into = new HashMap<>();
  private final Set<Long> fresh = new TreeSet<>();

  private Joining(Counter numbers) {
    this.numbers = numbers;
  }

  /** Knows the candidates that hold any of the keys. */
  static Joining open(Handle handle, Collection<String> keys) {
    Joining joining = new Joining(Counter.open(handle, "candidate"));
    handle
        .createQuery(
            """
            SELECT DISTINCT identity.key, profile.candidate
            FROM identity JOIN profile ON profile.id = identity.profile
            WHERE identity.key IN (SELECT value FROM json_each(:keys))
            """)
        .bind("keys", Documents.array(keys))
        .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
        .forEach(
            held ->
                joining
                    .byKey
                    .computeIfAbsent(held.getKey(), key -> new HashSet<>())
                    .add(held.getValue()));
    return joining;
  }

  /**
   * The candidate for a profile that belongs to {@code current} so far, or to none. A later profile
   * may yet join it to another: ask {@link #now} at the end.
   */
  long place(@Nullable Long current, List<String> keys) {
    TreeSet<Long> same = new TreeSet<>();
    if (current != null) {
      same.add(now(current));
    }
    for (String key : keys) {
      for (long candidate : byKey.getOrDefault(key, Set.of())) {
        same.add(now(candidate));
      }
    }
    if (same.isEmpty()) {
      long made = numbers.next();
      fresh.add(made);
      same.add(made);
    }
    long oldest = same.first();
    for (long other : same.tailSet(oldest, false)) {
      into.put(other, oldest);
    }
    for (String key : keys) {
      byKey.put(key, Set.of(oldest));
    }
    return oldest;
  }

  /** What a candidate is called after all that was joined so far. */
  long now(long candidate) {
    long at = candidate;
    for (Long next = into.get(at); next != null; next = into.get(at)) {
      at = next;
    }
    return at;
  }

  /** New candidates that were not taken in at once by another. */
  List<Long> made() {
    return fresh.stream().filter(candidate -> !into.containsKey(candidate)).toList();
  }

  /** Candidates known before this batch that are now part of another. */
  List<Long> vanished() {
    return into.keySet().stream().filter(candidate -> !fresh.contains(candidate)).sorted().toList();
  }

  void save() {
    numbers.save();
  }
}
