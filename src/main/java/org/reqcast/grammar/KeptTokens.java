// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.grammar;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.reqcast.connector.Account;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Remedy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a server gave an account for its secrets, kept across starts in a sealed file that only its
 * owner may read. Servers count logins, so a session must outlive the process that began it.
 *
 * @param boundTo the server and the login they belong to; tokens of another are not given back
 */
public record KeptTokens(Path file, String boundTo, Vault vault) {
  private static final Logger LOG = LoggerFactory.getLogger(KeptTokens.class);
  private static final String BOUND_TO = "of";
  private static final int ROOM = 32 * 1024;
  private static final String NOT_OPENED =
      "what was kept for it cannot be opened: the key is another one, or the file was changed";

  public static KeptTokens of(Surroundings around, Account account, String boundTo) {
    return new KeptTokens(
        around.tokens().resolve(account.name() + ".sealed"), boundTo, around.vault());
  }

  /** The tokens by name; empty where none were kept, for another login, or not readably. */
  public Optional<Map<String, String>> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Optional<String> text = opened();
    if (text.isEmpty()) {
      LOG.warn("{}: {}", file.getFileName(), NOT_OPENED);
    }
    return text.flatMap(JsonText::read).flatMap(this::ours);
  }

  private Optional<String> opened() {
    try {
      return vault.open(Files.readString(file), name());
    } catch (IOException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  private String name() {
    return String.valueOf(file.getFileName());
  }

  private Optional<Map<String, String>> ours(Object json) {
    if (!(json instanceof Map<?, ?> all) || !boundTo.equals(all.get(BOUND_TO))) {
      return Optional.empty();
    }
    Map<String, String> tokens = new LinkedHashMap<>();
    all.forEach((name, value) -> tokens.put(String.valueOf(name), String.valueOf(value)));
    tokens.remove(BOUND_TO);
    return Optional.of(tokens);
  }

  /** In one sentence, why what was kept cannot be used; empty where nothing was, or it can. */
  public Optional<String> trouble() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return opened().isEmpty()
        ? Optional.of(NOT_OPENED)
        : read().isEmpty()
            ? Optional.of("what was granted before belongs to another login")
            : Optional.empty();
  }

  /** Puts these in the place of those kept before, whole and at once. */
  public void keep(Map<String, String> tokens) throws ConnectorException {
    try {
      Files.createDirectories(folder());
      write(tokens, Files.createTempFile(folder(), "tokens", "", owners()));
    } catch (IOException full) {
      throw full(full);
    }
  }

  /**
   * Waits until it is our turn to get new tokens, and takes the room that they will need: a server
   * may end the old ones before we learn that there is none.
   */
  public Turn turn() throws ConnectorException, InterruptedException {
    try {
      OneAtATime alone = OneAtATime.take(file.resolveSibling(file.getFileName() + ".lock"));
      try {
        // Always the same file, so that what a killed program leaves behind is used again.
        Path room = file.resolveSibling(file.getFileName() + ".room");
        Files.deleteIfExists(room);
        Files.createFile(room, owners());
        try {
          Files.write(room, new byte[ROOM], StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        } catch (IOException full) {
          Files.deleteIfExists(room);
          throw full;
        }
        return new Turn(this, alone, room);
      } catch (ClosedByInterruptException stopped) {
        alone.close();
        throw new InterruptedException("stopped while new tokens were about to be asked for");
      } catch (IOException full) {
        alone.close();
        throw full;
      }
    } catch (IOException full) {
      throw full(full);
    }
  }

  /** Our turn to get new tokens. */
  public record Turn(KeptTokens tokens, OneAtATime alone, Path room) implements AutoCloseable {

    /** As {@link KeptTokens#keep}; durable when it returns. */
    public void keep(Map<String, String> fresh) throws ConnectorException {
      // The server has ended the old ones already: a program that stops still keeps the new.
      boolean stopping = Thread.interrupted();
      try {
        tokens.write(fresh, room);
      } catch (IOException full) {
        throw full(full);
      } finally {
        if (stopping) {
          Thread.currentThread().interrupt();
        }
      }
    }

    @Override
    public void close() throws ConnectorException {
      try {
        try {
          Files.deleteIfExists(room);
        } finally {
          alone.close();
        }
      } catch (IOException full) {
        throw full(full);
      }
    }
  }

  private Path folder() {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  private void write(Map<String, String> tokens, Path next) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>(tokens);
    all.put(BOUND_TO, boundTo);
    // Overwritten in place first, so that the room taken is the room used.
    try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
      byte[] bytes = vault.seal(JsonText.write(all), name()).getBytes(StandardCharsets.UTF_8);
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.truncate(bytes.length);
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    if (posix()) {
      try (FileChannel folder = FileChannel.open(folder(), StandardOpenOption.READ)) {
        folder.force(true);
      }
    }
  }

  private static ConnectorException full(IOException full) {
    return new ConnectorException(
        Remedy.RECONFIGURE,
        "cannot keep its session: see that the data folder may be written to and has room ("
            + reason(full)
            + ")",
        null,
        full);
  }

  private static String reason(IOException full) {
    if (full instanceof FileSystemException told) {
      return told.getReason() != null ? told.getReason() : full.getClass().getSimpleName();
    }
    return String.valueOf(full.getMessage());
  }

  private FileAttribute<?>[] owners() {
    return posix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private boolean posix() {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
