// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** A short, stable hash of named parts, in lower-case base32. */
final class Fingerprint {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

  private final MessageDigest digest;

  Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime knows SHA-256", e);
    }
  }

  /** Adds a part; absent and empty differ, and no two lists of parts run into each other. */
  Fingerprint and(@Nullable Object part) {
    byte[] bytes = part == null ? new byte[0] : part.toString().getBytes(StandardCharsets.UTF_8);
    digest.update(((part == null ? -1 : bytes.length) + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
    return this;
  }

  /** The hash's first {@code length} characters of five bits each. Call once. */
  String text(int length) {
    byte[] hash = digest.digest();
    StringBuilder text = new StringBuilder(length);
    for (int bit = 0; text.length() < length; bit += 5) {
      int pair = (hash[bit / 8] & 0xff) << 8 | (hash[bit / 8 + 1] & 0xff);
      text.append(ALPHABET.charAt(pair >> (11 - bit % 8) & 31));
    }
    return text.toString();
  }
}
