// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.io.IOException;
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
import java.util.Optional;
import org.reqcast.connector.Account;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Remedy;

/**
 * What a server gave an account for its secrets, kept across starts in a file that only its owner
 * may read. Servers count logins, so a session must outlive the process that began it.
 *
 * @param boundTo the server and the login they belong to; tokens of another are not given back
 */
record KeptTokens(Path file, String boundTo) {
  private static final String BOUND_TO = "of";

  static KeptTokens of(Surroundings around, Account account, String boundTo) {
    return new KeptTokens(around.tokens().resolve(account.name() + ".json"), boundTo);
  }

  /** The tokens by name; empty where none were kept, for another login, or not readably. */
  Optional<Map<String, String>> read() {
    try {
      return Files.exists(file)
          ? JsonText.read(Files.readString(file)).flatMap(this::ours)
          : Optional.empty();
    } catch (IOException | RuntimeException unreadable) {
      return Optional.empty();
    }
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

  /** Puts these in the place of those kept before, whole and at once. */
  void keep(Map<String, String> tokens) throws ConnectorException {
    Map<String, Object> all = new LinkedHashMap<>(tokens);
    all.put(BOUND_TO, boundTo);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path next = Files.createTempFile(file.toAbsolutePath().getParent(), "tokens", "", owners());
      Files.write(
          next,
          JsonText.write(all).getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException full) {
      throw new ConnectorException(
          Remedy.RECONFIGURE,
          "cannot keep its session: see that the data folder may be written to and has room ("
              + (full instanceof FileSystemException told && told.getReason() != null
                  ? told.getReason()
                  : full.getClass().getSimpleName())
              + ")",
          null,
          full);
    }
  }

  private FileAttribute<?>[] owners() {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
