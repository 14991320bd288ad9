// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

/**
 * A name in the text, taken for a concept.
 *
 * @param certainty how sure the reader is of the sense, 0 to 1
 */
record Mention(int start, int end, Skill skill, double certainty) {
  boolean certificate() {
    return skill.is("certification");
  }
}
