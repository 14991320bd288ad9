// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sourcing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.reqcast.ledger.People;

/**
 * What collecting brought so far.
 *
 * @param taken profiles that the source gave, whatever became of them
 * @param skipped things that the source passed over
 */
public record Collected(
    int taken, int fresh, int changed, int unchanged, int gone, int suppressed, int skipped) {
  public static final Collected NOTHING = new Collected(0, 0, 0, 0, 0, 0, 0);

  Collected plus(int more, People.Kept kept, int passedOver) {
    return new Collected(
        taken + more,
        fresh + kept.fresh(),
        changed + kept.changed(),
        unchanged + kept.unchanged(),
        gone + kept.gone(),
        suppressed + kept.suppressed(),
        skipped + passedOver);
  }

  /** By the names that runs are reported under. */
  public Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("fresh", fresh);
    counts.put("changed", changed);
    counts.put("unchanged", unchanged);
    counts.put("gone", gone);
    counts.put("suppressed", suppressed);
    counts.put("skipped", skipped);
    return counts;
  }
}
