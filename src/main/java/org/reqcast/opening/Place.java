// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.opening;

import org.jspecify.annotations.Nullable;

/**
 * One place of an opening; each is a posting of its own.
 *
 * @param key names the place within the opening and never changes, for example {@code columbus-oh}
 * @param region state or province, as its postal abbreviation where it has one
 * @param country ISO 3166-1 alpha-2; for remote work, where applicants must live
 */
public record Place(
    String key,
    @Nullable String street,
    @Nullable String city,
    @Nullable String region,
    @Nullable String postalCode,
    String country,
    Workplace workplace) {

  /** The place as people write it: {@code Columbus, OH}, {@code Remote (US)}. */
  public String words() {
    if (workplace == Workplace.REMOTE) {
      return "Remote (" + (region == null ? country : region + ", " + country) + ")";
    }
    StringBuilder words = new StringBuilder(city == null ? country : city);
    if (city != null && region != null) {
      words.append(", ").append(region);
    }
    return workplace == Workplace.HYBRID ? words + " (hybrid)" : words.toString();
  }
}
