// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own, serving a home folder. */
final class Child {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Process process;
  private final Path said;
  private final long from;

  private Child(Process process, Path said, long from) {
    this.process = process;
    this.said = said;
    this.from = from;
  }

  /**
   * Starts it; what it says is appended to a file.
   *
   * @param program the folder that holds {@code index/}
   */
  static Child start(Path program, Path home, Path said) throws IOException {
    long from = Files.exists(said) ? Files.size(said) : 0;
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Dreqcast.root=" + program,
                "-cp",
                System.getProperty("java.class.path"),
                "org.reqcast.cli.Main",
                "--home",
                home.toString(),
                "serve")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
            .start();
    process.getOutputStream().close();
    return new Child(process, said, from);
  }

  /** Waits until it serves; false where it did not come to that. */
  boolean serves() throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      if (words().contains("People and ads, for this machine alone")) {
        return true;
      }
      Thread.sleep(20);
    }
    return false;
  }

  boolean alive() {
    return process.isAlive();
  }

  /** What it has said since it was started. */
  String words() throws IOException {
    byte[] all = Files.readAllBytes(said);
    int start = (int) Math.min(from, all.length);
    return new String(all, start, all.length - start, StandardCharsets.UTF_8);
  }

  /** SIGKILL: no hook, no finally, nothing. False where it had ended by itself before. */
  boolean kill() throws InterruptedException {
    boolean lived = process.isAlive();
    process.destroyForcibly().waitFor();
    return lived;
  }

  /** SIGTERM; true where it then ended in good time. */
  boolean stop() throws InterruptedException {
    process.destroy();
    boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    process.destroyForcibly().waitFor();
    return ended;
  }
}
