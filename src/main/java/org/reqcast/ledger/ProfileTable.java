// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.reqcast.candidate.Basis;
import org.reqcast.candidate.Evidence;
import org.reqcast.candidate.Profile;

/** The profiles, the keys that join them, and the candidates they make up. */
final class ProfileTable {
  private ProfileTable() {}

  /** What is held of a profile already. */
  record Held(long id, long candidate, byte[] hash, long notifyBy) {}

  /** What is held of a source's profiles, by the source's key. */
  static Map<String, Held> held(Handle handle, String source, Collection<String> keys) {
    Map<String, Held> held = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT key, id, candidate, hash, notify_by FROM profile
            WHERE source = :source AND key IN (SELECT value FROM json_each(:keys))
            """)
        .bind("source", source)
        .bind("keys", Documents.array(keys))
        .map(
            (row, context) ->
                Map.entry(
                    row.getString(1),
                    new Held(row.getLong(2), row.getLong(3), row.getBytes(4), row.getLong(5))))
        .forEach(entry -> held.put(entry.getKey(), entry.getValue()));
    return held;
  }

  static List<Long> ids(Handle handle, String source, Collection<String> keys) {
    return held(handle, source, keys).values().stream().map(Held::id).sorted().toList();
  }

  static void makeCandidates(Handle handle, Collection<Long> candidates, long now) {
    if (candidates.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch("INSERT INTO candidate (id, since) VALUES (?, ?)");
    candidates.forEach(candidate -> batch.bind(0, candidate).bind(1, now).add());
    batch.execute();
  }

  /** Moves all profiles of one candidate to another, which remains. */
  static void merge(Handle handle, long vanishing, long remaining) {
    handle.execute("UPDATE profile SET candidate = ? WHERE candidate = ?", remaining, vanishing);
    handle.execute("DELETE FROM candidate WHERE id = ?", vanishing);
  }

  static void seen(Handle handle, Collection<Long> profiles, long now) {
    if (profiles.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            "UPDATE profile SET seen = :now WHERE id IN (SELECT value FROM json_each(:ids))")
        .bind("now", now)
        .bind("ids", Documents.array(profiles))
        .execute();
  }

  /** Removes profiles, and candidates of whom nothing is left; returns the candidates changed. */
  static List<Long> remove(Handle handle, Collection<Long> profiles) {
    if (profiles.isEmpty()) {
      return List.of();
    }
    String ids = Documents.array(profiles);
    List<Long> touched =
        handle
            .createQuery(
                """
                SELECT DISTINCT candidate FROM profile
                WHERE id IN (SELECT value FROM json_each(:ids))
                """)
            .bind("ids", ids)
            .mapTo(Long.class)
            .list();
    handle
        .createUpdate("DELETE FROM profile WHERE id IN (SELECT value FROM json_each(:ids))")
        .bind("ids", ids)
        .execute();
    handle
        .createUpdate(
            """
            DELETE FROM candidate WHERE id IN (SELECT value FROM json_each(:candidates))
              AND NOT EXISTS (SELECT 1 FROM profile WHERE profile.candidate = candidate.id)
            """)
        .bind("candidates", Documents.array(touched))
        .execute();
    return touched;
  }

  static Writer writer(Handle handle, long now) {
    return new Writer(handle, now);
  }

  /** Writes many profiles with few statements. */
  static final class Writer {
    private final long now;
    private final Counter numbers;
    private final PreparedBatch profiles;
    private final PreparedBatch oldKeys;
    private final PreparedBatch newKeys;

    private Writer(Handle handle, long now) {
      this.now = now;
      this.numbers = Counter.open(handle, "profile");
      this.profiles =
          handle.prepareBatch(
              """
              INSERT INTO profile (id, source, key, candidate, hash, collected, seen, notify_by,
                forget_by, body, evidence)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              ON CONFLICT (source, key) DO UPDATE SET candidate = excluded.candidate,
                hash = excluded.hash, collected = excluded.collected, seen = excluded.seen,
                notify_by = excluded.notify_by, forget_by = excluded.forget_by,
                body = excluded.body, evidence = excluded.evidence
              """);
      this.oldKeys = handle.prepareBatch("DELETE FROM identity WHERE profile = ?");
      this.newKeys = handle.prepareBatch("INSERT INTO identity (key, profile) VALUES (?, ?)");
    }

    void add(
        Profile profile,
        @Nullable Held held,
        long candidate,
        byte[] hash,
        List<Evidence> evidence,
        List<String> keys) {
      long id = held == null ? numbers.next() : held.id();
      Profile kept = held == null ? profile : notifiedAsBefore(profile, held);
      profiles
          .bind(0, id)
          .bind(1, kept.source())
          .bind(2, kept.key())
          .bind(3, candidate)
          .bind(4, hash)
          .bind(5, Micros.of(kept.collected()))
          .bind(6, now)
          .bind(7, Micros.of(kept.basis().notifyBy()))
          .bind(8, Micros.of(kept.basis().forgetBy()))
          .bind(9, Documents.of(kept))
          .bind(10, Documents.of(evidence))
          .add();
      if (held != null) {
        oldKeys.bind(0, id).add();
      }
      for (String key : keys) {
        newKeys.bind(0, key).bind(1, id).add();
      }
    }

    /** The time to tell a person runs from the first collection, not from the newest. */
    private static Profile notifiedAsBefore(Profile profile, Held held) {
      Basis basis = profile.basis();
      if (Micros.of(basis.notifyBy()) <= held.notifyBy()) {
        return profile;
      }
      return Documents.collected(
          profile,
          profile.collected(),
          new Basis(basis.ground(), Micros.time(held.notifyBy()), basis.forgetBy()));
    }

    void execute() {
      profiles.execute();
      if (oldKeys.size() > 0) {
        oldKeys.execute();
      }
      if (newKeys.size() > 0) {
        newKeys.execute();
      }
      numbers.save();
    }
  }
}
