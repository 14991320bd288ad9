// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.grammar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Seals what servers gave us for our secrets, so that a copy of the folder alone opens nothing. */
public final class Vault {
  public static final String VARIABLE = "REQCAST_KEY";

  private static final String MARK = "sealed-1:";
  private static final int KEY = 32;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rwx------");

  private final Path keyFile;
  private final @Nullable String given;
  private final SecureRandom random;

  /**
   * @param keyFile holds the key, made at its first use
   * @param given the key from elsewhere, in hex or Base64; null or blank for that of the file
   */
  public Vault(Path keyFile, @Nullable String given, SecureRandom random) {
    this.keyFile = keyFile;
    this.given = given == null || given.isBlank() ? null : given.strip();
    this.random = random;
  }

  /** In one sentence, what is wrong with the key; empty where nothing is, or there is none yet. */
  public Optional<String> fault() {
    try {
      if (given != null) {
        read(given);
      } else if (Files.exists(keyFile)) {
        read(Files.readString(keyFile, StandardCharsets.US_ASCII));
        if (posix() && !OWNERS.containsAll(Files.getPosixFilePermissions(keyFile))) {
          return Optional.of("others may read " + keyFile + "; run: chmod 600 " + keyFile);
        }
      }
      return Optional.empty();
    } catch (IOException wrong) {
      return Optional.of(String.valueOf(wrong.getMessage()));
    }
  }

  public byte[] random(int bytes) {
    byte[] some = new byte[bytes];
    random.nextBytes(some);
    return some;
  }

  /**
   * The text, sealed.
   *
   * @param name what it belongs to; it opens under no other
   */
  String seal(String text, String name) throws IOException {
    byte[] nonce = random(NONCE);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, key(), nonce, name)
              .doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] all = new byte[NONCE + sealed.length];
      System.arraycopy(nonce, 0, all, 0, NONCE);
      System.arraycopy(sealed, 0, all, NONCE, sealed.length);
      return MARK + Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException unusable) {
      throw new IOException("cannot seal with the key", unusable);
    }
  }

  /** What was sealed; empty where it was changed, or sealed with another key. */
  Optional<String> open(String sealed, String name) throws IOException {
    if (!sealed.startsWith(MARK) || (given == null && !Files.exists(keyFile))) {
      return Optional.empty();
    }
    try {
      byte[] all = Base64.getDecoder().decode(sealed.substring(MARK.length()).strip());
      if (all.length < NONCE) {
        return Optional.empty();
      }
      byte[] nonce = java.util.Arrays.copyOf(all, NONCE);
      byte[] text =
          cipher(Cipher.DECRYPT_MODE, key(), nonce, name).doFinal(all, NONCE, all.length - NONCE);
      return Optional.of(new String(text, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException changed) {
      return Optional.empty();
    }
  }

  private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String name)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private SecretKeySpec key() throws IOException {
    if (given != null) {
      return read(given);
    }
    if (!Files.exists(keyFile)) {
      make();
    }
    return read(Files.readString(keyFile, StandardCharsets.US_ASCII));
  }

  private SecretKeySpec read(String text) throws IOException {
    String written = text.strip();
    byte[] key = new byte[0];
    try {
      key =
          written.length() == 2 * KEY
              ? HexFormat.of().parseHex(written)
              : Base64.getDecoder().decode(written);
    } catch (IllegalArgumentException unreadable) {
      // Said below, without the key.
    }
    if (key.length != KEY) {
      throw new IOException(
          (given != null ? VARIABLE : keyFile.toString())
              + " must be 32 bytes in hex or Base64, as openssl rand -hex 32 makes them");
    }
    return new SecretKeySpec(key, "AES");
  }

  private void make() throws IOException {
    Path folder = Objects.requireNonNull(keyFile.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, "key", ".draft", onlyForUs());
    try {
      Files.writeString(
          draft,
          HexFormat.of().formatHex(random(KEY)) + "\n",
          StandardCharsets.US_ASCII,
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
      // A link appears whole or not at all, and never replaces a key that somebody else just made.
      Files.createLink(keyFile, draft);
    } catch (FileAlreadyExistsException otherWasFaster) {
      return;
    } finally {
      Files.delete(draft);
    }
  }

  private FileAttribute<?>[] onlyForUs() {
    return posix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private boolean posix() {
    return keyFile.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
