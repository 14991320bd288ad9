// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.drop;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import org.reqcast.connector.Remedy;

/** A folder on this machine, or one that is mounted here. */
record LocalInbox(Path folder) implements Inbox {

  static LocalInbox in(Path folder) throws Denied {
    // Not made here: it may be a disk that is not mounted just now.
    if (!Files.isDirectory(folder)) {
      throw new Denied(Remedy.RECONFIGURE, "is no folder: make or mount it, or mend the setting");
    }
    return new LocalInbox(folder);
  }

  @Override
  public OptionalLong size(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.isRegularFile(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
  }

  @Override
  public void write(String name, Path from) throws IOException {
    try (FileChannel to =
            FileChannel.open(
                folder.resolve(name),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        FileChannel file = FileChannel.open(from, StandardOpenOption.READ)) {
      long done = 0;
      while (done < file.size()) {
        done += file.transferTo(done, file.size() - done, to);
      }
      to.force(true);
    } catch (FileSystemException denied) {
      throw denied(denied);
    }
  }

  @Override
  public void move(String from, String to) throws IOException {
    try {
      Files.move(folder.resolve(from), folder.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException denied) {
      throw denied(denied);
    }
  }

  @Override
  public void remove(String name) throws IOException {
    try {
      Files.deleteIfExists(folder.resolve(name));
    } catch (FileSystemException denied) {
      throw denied(denied);
    }
  }

  @Override
  public void close() {}

  private static Denied denied(FileSystemException why) {
    String what = why.getReason() == null ? why.getClass().getSimpleName() : why.getReason();
    return new Denied(
        Remedy.RECONFIGURE,
        why instanceof AccessDeniedException
            ? "may not be written to: mend its permissions"
            : "cannot be written to: " + what);
  }
}
