// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Remedy;

/**
 * A file that others read: replaced whole and at once, and left alone where nothing changed, so
 * that its date and tag stay true.
 */
record PublicFile(Path path) {

  /** Something that is written piece by piece. */
  @FunctionalInterface
  interface Content {
    void writeTo(Writer out) throws IOException, ConnectorException;
  }

  /**
   * A file inside a folder.
   *
   * @throws ConnectorException where the relative path leads out of it
   */
  static PublicFile in(Path folder, String relative) throws ConnectorException {
    Path root = folder.toAbsolutePath().normalize();
    Path file = root.resolve(relative).normalize();
    if (relative.isBlank() || file.equals(root) || !file.startsWith(root)) {
      throw new ConnectorException(
          Remedy.REPAIR, "the path '" + relative + "' leads out of the public folder");
    }
    return new PublicFile(file);
  }

  boolean exists() {
    return Files.isRegularFile(path);
  }

  /** Writes UTF-8; true where the file is another now than before. */
  boolean write(Content content) throws ConnectorException {
    Path next = path.resolveSibling("." + path.getFileName() + ".next");
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      try (FileChannel channel =
              FileChannel.open(
                  next,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.TRUNCATE_EXISTING,
                  StandardOpenOption.WRITE);
          Writer out =
              new BufferedWriter(
                  new OutputStreamWriter(
                      Channels.newOutputStream(channel), StandardCharsets.UTF_8))) {
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      if (exists() && Files.mismatch(next, path) < 0) {
        Files.delete(next);
        return false;
      }
      move(next);
      return true;
    } catch (IOException full) {
      throw failed(full);
    }
  }

  boolean write(String text) throws ConnectorException {
    return write(out -> out.write(text));
  }

  void delete() throws ConnectorException {
    try {
      Files.deleteIfExists(path);
    } catch (IOException denied) {
      throw failed(denied);
    }
  }

  private void move(Path next) throws IOException {
    try {
      Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException otherwise) {
      Files.move(next, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private ConnectorException failed(IOException cause) {
    return new ConnectorException(
        Remedy.RECONFIGURE,
        "cannot write "
            + path.getFileName()
            + ": see that the public folder exists, may be written to and has room ("
            + cause.getClass().getSimpleName()
            + ")",
        null,
        cause);
  }
}
