// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.candidate.Profile;

/** Kills a process that is collecting, and looks at what is left. */
class CrashIT {
  private static final int IN_A_BATCH = 7;

  @TempDir Path folder;

  @Test
  void whereverAProcessDiesCursorAndProfilesStandTogether() throws Exception {
    long reached = 0;
    for (int turn = 0; turn < 4; turn++) {
      Process child =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Collecting.class.getName(),
                  folder.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      waitForBatches(child, 3 + turn * 4);
      child.destroyForcibly().waitFor();

      try (Ledger ledger = Ledger.open(folder, Made.AT_NOON)) {
        long cursor = Long.parseLong(ledger.people().cursor("site"));
        assertThat(cursor).isGreaterThan(reached);
        assertThat(ledger.people().profiles()).isEqualTo(cursor * IN_A_BATCH);
        assertThat(ledger.people().candidates()).isEqualTo(cursor * IN_A_BATCH);
        assertThat(ledger.changes().last()).isEqualTo(cursor * IN_A_BATCH);
        assertThat(ledger.faults()).isEmpty();
        reached = cursor;
      }
    }
  }

  private static void waitForBatches(Process child, int many) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
    for (int seen = 0; seen < many; ) {
      String line = out.readLine();
      assertThat(line).as("the child ended by itself").isNotNull();
      seen += line.startsWith("batch ") ? 1 : 0;
    }
  }

  /** The child: keeps batch after batch until it is killed. */
  static final class Collecting {
    private Collecting() {}

    public static void main(String[] arguments) {
      try (Ledger ledger = Ledger.open(Path.of(arguments[0]), InstantSource.system())) {
        String cursor = ledger.people().cursor("site");
        for (long batch = cursor.isEmpty() ? 0 : Long.parseLong(cursor); ; batch++) {
          List<Profile> profiles = new ArrayList<>();
          for (int i = 0; i < IN_A_BATCH; i++) {
            profiles.add(Made.profile("site", batch + "-" + i, "Epic"));
          }
          ledger
              .people()
              .keep("site", profiles, List.of(), "" + (batch + 1), Made.READER, Made.SAME_AS);
          System.out.println("batch " + batch);
        }
      }
    }
  }
}
