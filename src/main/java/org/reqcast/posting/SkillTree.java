// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

/** What posting needs to know of the taxonomy: which skills there are, and which are narrower. */
public interface SkillTree {
  /** Knows no skill but by its words. */
  SkillTree WORDS_ALONE =
      new SkillTree() {
        @Override
        public boolean knows(String words) {
          return true;
        }

        @Override
        public boolean covers(String broad, String asked) {
          return broad.strip().equalsIgnoreCase(asked.strip());
        }
      };

  /** Whether words name a skill. */
  boolean knows(String words);

  /** Whether a skill that is asked for is the broad one, or a narrower one. */
  boolean covers(String broad, String asked);
}
