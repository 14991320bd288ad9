// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reqcast.config.Problems;

/**
 * Who claims which name. One name may mean two concepts only where at least one of them is unsure
 * of it, or where one is a role: the title of a trade names the trade as well.
 */
final class Claims {
  private final Map<String, ToldSkill> known;
  private final Problems problems;
  private final Map<String, ToldSkill> owners = new HashMap<>();

  Claims(Map<String, ToldSkill> known, Problems problems) {
    this.known = known;
    this.problems = problems;
  }

  void check() {
    for (ToldSkill draft : known.values()) {
      if (!draft.skill().is("role")) {
        Set<String> unsure = new HashSet<>();
        draft.skill().unsure().forEach(name -> unsure.add(Names.fold(name)));
        claim(draft, "label", List.of(draft.skill().label()), unsure);
        claim(draft, "also", draft.skill().aliases(), unsure);
        claim(draft, "misspelt", draft.skill().misspelt(), unsure);
      }
    }
  }

  private void claim(ToldSkill draft, String key, List<String> names, Set<String> unsure) {
    for (String name : names) {
      String folded = Names.fold(name);
      if (folded.isEmpty()) {
        problems.add(draft.file(), draft.line(key), "'" + name + "' has no letter or digit");
      } else if (!unsure.contains(folded)) {
        ToldSkill earlier = owners.putIfAbsent(folded, draft);
        if (earlier != null && !earlier.skill().id().equals(draft.skill().id())) {
          problems.add(draft.file(), draft.line(key), twice(name, earlier));
        }
      }
    }
  }

  private static String twice(String name, ToldSkill earlier) {
    return "'"
        + name
        + "' already names '"
        + earlier.skill().id()
        + "' ("
        + Checks.place(earlier)
        + "); move it to unsure in one of them";
  }
}
