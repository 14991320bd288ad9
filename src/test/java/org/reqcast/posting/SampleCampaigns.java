// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Duration;
import java.util.List;
import org.reqcast.config.Problems;
import org.reqcast.config.YamlFile;
import org.reqcast.connector.AdHabits;

/** Campaigns as a file would say them. */
final class SampleCampaigns {
  static final AdHabits STREAM =
      new AdHabits(true, Duration.ofDays(1), AdHabits.Removed.LEAVE, null);

  /** Knows that an interface engine is narrower than integration. */
  static final SkillTree TREE =
      new SkillTree() {
        @Override
        public boolean knows(String words) {
          return !words.equals("juggling");
        }

        @Override
        public boolean covers(String broad, String asked) {
          return broad.equals(asked) || (broad.equals("integration") && asked.equals("hl7-v2"));
        }
      };

  private SampleCampaigns() {}

  static Campaigns of(String... files) {
    Problems problems = new Problems();
    List<Campaign> all = java.util.Arrays.stream(files).map(file -> read(file, problems)).toList();
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(problems.toString());
    }
    return new Campaigns(all, "", TREE);
  }

  static Campaign read(String text, Problems problems) {
    CampaignReader reader =
        new CampaignReader(() -> List.of(Bench.ACCOUNT, "social-jobs", "feed"), TREE);
    return YamlFile.parse("about: A sample.\n" + text, "campaigns/a.yaml", problems)
        .flatMap(map -> reader.read("a", map, problems))
        .orElse(null);
  }
}
