// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where everything lies.
 *
 * @param program the program's own folder, with the connectors and the index files it comes with
 * @param home the folder that Reqcast is started for
 */
public record Folders(Path program, Path home) {

  public static Folders of(Path program, Path home) {
    return new Folders(program.toAbsolutePath().normalize(), home.toAbsolutePath().normalize());
  }

  /**
   * The folders that hold {@code connectors/}: the home, whose files take the place of those of the
   * same name that the program comes with, and the program.
   */
  public List<Path> ofConnectors() {
    return home.equals(program) ? List.of(program) : List.of(home, program);
  }

  /** The folder that holds {@code skills/} and {@code fields.yaml}. */
  public Path index() {
    Path own = home.resolve("index");
    return Files.isDirectory(own) ? own : program.resolve("index");
  }

  public Path schedules() {
    return home.resolve("schedules");
  }
}
