// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.crash.Crashes;

/** The bounded form of the crash run of the benchmarks. */
class CrashIT {
  @TempDir Path home;

  // Nine starts of the whole program, while other tests use the same processors.
  @Test
  @Timeout(300)
  void whereverTheProgramIsKilledEveryAdStandsOnceAndNobodyIsMissing() throws Exception {
    assertThat(
            new Crashes(8, Duration.ofMinutes(1), 12, 20261122, line -> {})
                .run(Path.of("").toAbsolutePath(), home))
        .isEmpty();
  }
}
