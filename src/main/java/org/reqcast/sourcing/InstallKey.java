// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sourcing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** The key of this installation, made once and kept beside the ledger. */
public final class InstallKey {
  private static final String NAME = "same-person.key";
  private static final int BYTES = 32;

  private InstallKey() {}

  /**
   * Reads the key of a folder, made at the first time. Without it the ledger cannot recognise
   * anybody any more, so it belongs into every backup.
   *
   * @param random a cryptographic source
   */
  public static byte[] in(Path folder, RandomGenerator random) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      make(folder, file, random);
    }
    String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
    try {
      byte[] key = HexFormat.of().parseHex(text);
      if (key.length == BYTES) {
        return key;
      }
    } catch (IllegalArgumentException notHexadecimal) {
      throw new IOException(file + " is damaged: restore it from a backup", notHexadecimal);
    }
    throw new IOException(file + " is damaged: restore it from a backup");
  }

  private static void make(Path folder, Path file, RandomGenerator random) throws IOException {
    byte[] key = new byte[BYTES];
    random.nextBytes(key);
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, NAME, ".draft", onlyForUs());
    try {
      Files.writeString(draft, HexFormat.of().formatHex(key) + "\n", StandardCharsets.US_ASCII);
      // A link appears whole or not at all, and never replaces a key that somebody else just made.
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException otherWasFaster) {
      return;
    } finally {
      Files.delete(draft);
    }
  }

  private static FileAttribute<?>[] onlyForUs() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
