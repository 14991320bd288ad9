// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Notices that one of some files, or a file below one of some folders, changed or came or went. */
final class FileStamp {
  private final List<Path> folders;
  private Map<String, String> seen = Map.of();

  FileStamp(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /** True where anything differs from the last time this was asked. */
  synchronized boolean changed() {
    Map<String, String> now = new TreeMap<>();
    try {
      for (Path folder : folders) {
        add(folder, now);
      }
    } catch (IOException | UncheckedIOException unreadable) {
      // A file that vanishes while we look is seen the next time.
      return false;
    }
    boolean changed = !now.equals(seen);
    seen = now;
    return changed;
  }

  private static void add(Path folder, Map<String, String> now) throws IOException {
    if (Files.isRegularFile(folder)) {
      now.put(folder.toString(), Files.getLastModifiedTime(folder) + " " + Files.size(folder));
    }
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        now.put(file.toString(), Files.getLastModifiedTime(file) + " " + Files.size(file));
      }
    }
  }
}
