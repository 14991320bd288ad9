// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.reqcast.crash.Storm;

/**
 * Posts many openings on twenty channels, calmly and then in a storm: {@code StormRun [openings]
 * [kills] [minutes at most] [seed]}.
 */
public final class StormRun {
  private StormRun() {}

  public static void main(String[] args) throws Exception {
    int openings = args.length > 0 ? Integer.parseInt(args[0]) : 500;
    int kills = args.length > 1 ? Integer.parseInt(args[1]) : 100;
    int minutes = args.length > 2 ? Integer.parseInt(args[2]) : 60;
    long seed = args.length > 3 ? Long.parseLong(args[3]) : 20261123;
    Path home = Files.createTempDirectory("storm-run");
    System.out.println(
        "%d openings, %d kills, seed %d, in %s".formatted(openings, kills, seed, home));
    List<String> wrong =
        new Storm(openings, kills, Duration.ofMinutes(minutes), seed, System.out::println)
            .run(Path.of("").toAbsolutePath(), home);
    System.exit(wrong.isEmpty() ? 0 : 1);
  }
}
