// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.util.List;
import java.util.Map;
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
 * @param unsure names that need a cue nearby before they count; may repeat an exact one
 * @param misspelt names as people mistype them
 * @param formerly names from before, each with since when and what it is called now
 * @param cues words nearby that speak for this sense
 * @param against words nearby that speak against it
 * @param related neighbours that answer the same need in part
 * @param attests for a certificate: what its holder knows
 * @param supersedes older platforms of the same line
 * @param not homonyms that must never be taken for this one
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
    List<String> misspelt,
    Map<String, String> formerly,
    List<String> cues,
    List<String> against,
    List<Related> related,
    List<String> attests,
    List<String> supersedes,
    List<String> not) {

  /** A neighbour, and how far it answers the same need, 0 to 1. */
  public record Related(String id, double weight) {}

  boolean is(String wanted) {
    return kind.equals(wanted);
  }
}
