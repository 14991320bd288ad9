// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Keys of people who must not be kept again. */
final class Suppression {
  private Suppression() {}

  /** Which of the keys are suppressed. */
  static Set<String> among(Handle handle, Collection<String> keys) {
    return keys.isEmpty()
        ? Set.of()
        : new HashSet<>(
            handle
                .createQuery(
                    """
                    SELECT key FROM suppression
                    WHERE key IN (SELECT value FROM json_each(:keys))
                    """)
                .bind("keys", Documents.array(keys))
                .mapTo(String.class)
                .list());
  }

  static void add(Handle handle, Collection<String> keys, long now) {
    handle
        .createUpdate(
            """
            INSERT INTO suppression (key, since)
            SELECT value, :now FROM json_each(:keys) WHERE TRUE
            ON CONFLICT (key) DO NOTHING
            """)
        .bind("keys", Documents.array(keys))
        .bind("now", now)
        .execute();
  }
}
