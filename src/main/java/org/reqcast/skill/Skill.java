// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A concept of the taxonomy.
 *
 * @param id never changes
 * @param kind domain, system, module, standard, role, certification…
 * @param parents broader concepts
 * @param vendor the maker's concept; null where there is none
 * @param aliases other names, in any case
 * @param exact names that count in exactly this case
 * @param unsure names that need a cue nearby before they count
 * @param cues words nearby that speak for this sense
 * @param against words nearby that speak against it
 * @param related neighbours that answer the same need in part
 */
public record Skill(
    String id,
    String label,
    String kind,
    List<String> parents,
    @Nullable String vendor,
    List<String> aliases,
    List<String> exact,
    List<String> unsure,
    List<String> cues,
    List<String> against,
    List<Related> related) {

  /** A neighbour, and how far it answers the same need, 0 to 1. */
  public record Related(String id, double weight) {}
}
