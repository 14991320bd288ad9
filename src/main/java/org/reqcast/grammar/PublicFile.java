// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.grammar;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
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
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Remedy;

/**
 * A file that others read: replaced whole and at once, and left alone where nothing changed, so
 * that its date and tag stay true.
 */
public record PublicFile(Path path) {
  /** The ending of a packed twin. */
  public static final String PACKED = ".gz";

  /** Something that is written piece by piece. */
  @FunctionalInterface
  public interface Content {
    void writeTo(Writer out) throws IOException, ConnectorException;
  }

  /**
   * A file inside a folder.
   *
   * @throws ConnectorException where the relative path leads out of it
   */
  public static PublicFile in(Path folder, String relative) throws ConnectorException {
    Path root = folder.toAbsolutePath().normalize();
    Path file = root.resolve(relative).normalize();
    if (relative.isBlank() || file.equals(root) || !file.startsWith(root)) {
      throw new ConnectorException(
          Remedy.REPAIR, "the path '" + relative + "' leads out of the public folder");
    }
    return new PublicFile(file);
  }

  public boolean exists() {
    return Files.isRegularFile(path);
  }

  /** Writes UTF-8; true where the file is another now than before. */
  public boolean write(Content content) throws ConnectorException {
    Path next = written(content);
    try {
      return replace(next);
    } catch (IOException full) {
      throw failed(full);
    }
  }

  /** A file that is written, and not in its place yet. */
  public record Next(PublicFile file, Path written) {
    /** Puts it in its place, and its packed twin beside it. */
    public void take() throws ConnectorException {
      try {
        file.replace(written);
        file.twin();
      } catch (IOException full) {
        throw file.failed(full);
      }
    }
  }

  public Next next(Content content) throws ConnectorException {
    return new Next(this, written(content));
  }

  private Path written(Content content) throws ConnectorException {
    Path next = beside(".next");
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
      return next;
    } catch (IOException full) {
      throw failed(full);
    }
  }

  private boolean replace(Path next) throws IOException {
    if (exists() && Files.mismatch(next, path) < 0) {
      Files.delete(next);
      return false;
    }
    move(next, path);
    return true;
  }

  /**
   * The same, packed, for readers that prefer it. It bears the date of what it is the twin of: one
   * with another date is of an earlier turn.
   */
  private void twin() throws IOException {
    Path packed = path.resolveSibling(path.getFileName() + PACKED);
    FileTime date = Files.getLastModifiedTime(path);
    if (Files.isRegularFile(packed) && Files.getLastModifiedTime(packed).equals(date)) {
      return;
    }
    Path next = beside(PACKED + ".next");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(next), 1 << 16)) {
      Files.copy(path, out);
    }
    Files.setLastModifiedTime(next, date);
    move(next, packed);
  }

  private Path beside(String ending) {
    return path.resolveSibling("." + path.getFileName() + ending);
  }

  public boolean write(String text) throws ConnectorException {
    // Of many pages few change, and making a file safe on the disk is what takes time.
    return !says(text) && write(out -> out.write(text));
  }

  private boolean says(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      return exists()
          && Files.size(path) == bytes.length
          && Arrays.equals(Files.readAllBytes(path), bytes);
    } catch (IOException unreadable) {
      return false;
    }
  }

  public void delete() throws ConnectorException {
    try {
      Files.deleteIfExists(path);
      Files.deleteIfExists(path.resolveSibling(path.getFileName() + PACKED));
    } catch (IOException denied) {
      throw failed(denied);
    }
  }

  private static void move(Path next, Path place) throws IOException {
    try {
      Files.move(next, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException otherwise) {
      Files.move(next, place, StandardCopyOption.REPLACE_EXISTING);
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
