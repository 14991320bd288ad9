// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.reqcast.crash.Crashes;

/**
 * Kills the program again and again: {@code CrashRun [kills] [minutes at most] [openings] [seed]}.
 */
public final class CrashRun {
  private CrashRun() {}

  public static void main(String[] args) throws Exception {
    int kills = args.length > 0 ? Integer.parseInt(args[0]) : 200;
    int minutes = args.length > 1 ? Integer.parseInt(args[1]) : 60;
    int openings = args.length > 2 ? Integer.parseInt(args[2]) : 50;
    long seed = args.length > 3 ? Long.parseLong(args[3]) : 20261122;
    Path home = Files.createTempDirectory("crash-run");
    System.out.println(
        "%d kills, %d openings, seed %d, in %s".formatted(kills, openings, seed, home));
    List<String> wrong =
        new Crashes(kills, Duration.ofMinutes(minutes), openings, seed, System.out::println)
            .run(Path.of("").toAbsolutePath(), home);
    System.exit(wrong.isEmpty() ? 0 : 1);
  }
}
