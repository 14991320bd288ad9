// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.util.Map;

/** A concept as one file tells it, before anyone has looked at the other files. */
record ToldSkill(Skill skill, String file, int line, Map<String, Integer> lines) {

  /** The line of a key, or of the concept where the key is absent. */
  int line(String key) {
    return lines.getOrDefault(key, line);
  }
}
