// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The index folder: one subfolder per generation, a file that names the one in use, and a lock that
 * says which process may make and remove them.
 */
final class Generations implements AutoCloseable {
  private static final String CURRENT = "current";
  private static final String LOCK = "lock";

  private final Path folder;
  private @Nullable FileChannel owning;

  Generations(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** Whether this process alone may make and remove generations from now on; until closed. */
  synchronized boolean own() throws IOException {
    if (owning != null) {
      return true;
    }
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        owning = channel;
        return true;
      }
    } catch (OverlappingFileLockException anotherOfThisProcess) {
      // as good as another process
    }
    channel.close();
    return false;
  }

  @Override
  public synchronized void close() throws IOException {
    if (owning != null) {
      owning.close();
      owning = null;
    }
  }

  /** The generation in use. */
  Optional<Path> current() throws IOException {
    Path pointer = folder.resolve(CURRENT);
    if (!Files.exists(pointer)) {
      return Optional.empty();
    }
    String name = Files.readString(pointer, StandardCharsets.UTF_8).strip();
    Path generation = folder.resolve(name);
    return name.matches("\\d+") && Files.isDirectory(generation)
        ? Optional.of(generation)
        : Optional.empty();
  }

  /** A name that no generation ever had. */
  Path fresh() throws IOException {
    long last = numbered().stream().mapToLong(Generations::number).max().orElse(0);
    return folder.resolve(String.valueOf(last + 1));
  }

  /** Puts a complete generation in use; a crash leaves either the old one or this one. */
  void use(Path generation) throws IOException {
    Path draft = folder.resolve(CURRENT + ".new");
    Path name = generation.getFileName();
    Files.writeString(draft, String.valueOf(name), StandardCharsets.UTF_8);
    try (FileChannel file = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      file.force(true);
    }
    Files.move(
        draft,
        folder.resolve(CURRENT),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes all but one generation: leftovers of a crash, or what was replaced. */
  void keepOnly(Path generation) throws IOException {
    for (Path other : numbered()) {
      if (!other.equals(generation)) {
        remove(other);
      }
    }
  }

  private List<Path> numbered() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isDirectory)
          .filter(entry -> String.valueOf(entry.getFileName()).matches("\\d{1,18}"))
          .toList();
    }
  }

  private static long number(Path generation) {
    return Long.parseLong(String.valueOf(generation.getFileName()));
  }

  private static void remove(Path generation) throws IOException {
    try (Stream<Path> entries = Files.walk(generation)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(entry);
      }
    }
  }
}
