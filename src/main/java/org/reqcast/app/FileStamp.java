// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Notices that a file below a folder is new, changed or gone. */
final class FileStamp {
  private final Path folder;
  private Map<String, String> seen = Map.of();

  FileStamp(Path folder) {
    this.folder = folder;
  }

  /** True where anything differs from the last time this was asked. */
  synchronized boolean changed() {
    Map<String, String> now = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        now.put(file.toString(), Files.getLastModifiedTime(file) + " " + Files.size(file));
      }
    } catch (IOException unreadable) {
      // A file that vanishes while we look is seen the next time.
      return false;
    }
    boolean changed = !now.equals(seen);
    seen = now;
    return changed;
  }
}
