// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.util.List;
import org.reqcast.candidate.Profile;

/**
 * What one step of collecting brought.
 *
 * @param gone keys of people that the source no longer shows or who asked not to be shown
 * @param skipped one sentence for each thing that was passed over, for the run's log
 * @param cursor where the next step begins; opaque to everybody but the dialect
 * @param more whether the source has more right now
 */
public record Batch(
    List<Profile> profiles, List<String> gone, List<String> skipped, String cursor, boolean more) {
  /** The cursor of a source that was never asked. */
  public static final String START = "";

  public Batch {
    profiles = List.copyOf(profiles);
    gone = List.copyOf(gone);
    skipped = List.copyOf(skipped);
  }
}
