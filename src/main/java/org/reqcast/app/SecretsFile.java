// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.reqcast.config.Problems;
import org.reqcast.connector.Secrets;

/** The file of secrets under {@code data/}: read only where nobody else may read it. */
final class SecretsFile {
  private static final Set<PosixFilePermission> OWNERS =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  static final String NAME = "secrets.yaml";

  private SecretsFile() {}

  static Secrets read(Path home, Path data, Secrets.Environment environment, Problems problems) {
    Path file = data.resolve(NAME);
    String shownAs = file.startsWith(home) ? home.relativize(file).toString() : file.toString();
    return open(file, shownAs, problems)
        ? Secrets.of(environment)
        : Secrets.read(environment, file, shownAs, problems);
  }

  /** Whether others than its owner may read the file, which is reported. */
  private static boolean open(Path file, String shownAs, Problems problems) {
    if (!Files.exists(file)
        || !file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return false;
    }
    try {
      if (OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
        return false;
      }
      problems.add(shownAs, 0, "others may read these secrets; run: chmod 600 " + shownAs);
    } catch (IOException unreadable) {
      problems.add(shownAs, 0, "cannot be read: " + unreadable.getMessage());
    }
    return true;
  }
}
