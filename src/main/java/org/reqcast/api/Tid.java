// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Names of records that sort by time; ours always come out the same for the same posting. */
final class Tid {
  private static final String DIGITS = "234567abcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 13;
  private static final long MICROS_PER_HOUR = 3_600_000_000L;
  private static final int CLOCK_BITS = 10;

  private Tid() {}

  /** The record's name for a posting that was first planned at an instant. */
  static String of(String posting, Instant since) {
    long hash = hash(posting);
    long hour = since.truncatedTo(ChronoUnit.HOURS).getEpochSecond() * 1_000_000L;
    // Many postings are planned at one instant, so the hash takes the room of a whole hour.
    long micros = hour + Math.floorMod(hash, MICROS_PER_HOUR);
    long clock = (hash >>> 50) & ((1L << CLOCK_BITS) - 1);
    return digits((micros << CLOCK_BITS) | clock);
  }

  private static String digits(long value) {
    char[] text = new char[LENGTH];
    long rest = value;
    for (int i = LENGTH - 1; i >= 0; i--) {
      text[i] = DIGITS.charAt((int) (rest & 31));
      rest >>>= 5;
    }
    return new String(text);
  }

  private static long hash(String posting) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(digest.digest(posting.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
