// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One way of writing something that the reader listens to, and all that it may mean. */
final class Name {
  /**
   * What a concept makes of the name.
   *
   * @param exact how it must be written; null where case does not matter
   */
  record Claim(int skill, boolean unsure, @Nullable String exact) {}

  final String written;
  final int letters;

  /** Bits at the letters before which a gap stands. */
  final long gaps;

  private Claim[] claims = {};
  private int[] speaksFor = {};
  private int[] speaksAgainst = {};
  private final List<Phrase> phrases = new ArrayList<>(0);

  /** Those of the gaps that hold more than a blank, a hyphen or a slash. */
  final long breaks;

  Name(String written, int letters, long gaps, long breaks) {
    this.breaks = breaks;
    this.written = written;
    this.letters = letters;
    this.gaps = gaps;
  }

  Claim[] claims() {
    return claims;
  }

  List<Phrase> phrases() {
    return phrases;
  }

  void says(Phrase phrase) {
    phrases.add(phrase);
  }

  void claim(Claim claim) {
    for (int i = 0; i < claims.length; i++) {
      if (claims[i].skill() == claim.skill()) {
        String exact = claim.exact() == null ? claims[i].exact() : claim.exact();
        claims[i] = new Claim(claim.skill(), claims[i].unsure() || claim.unsure(), exact);
        return;
      }
    }
    claims = Arrays.copyOf(claims, claims.length + 1);
    claims[claims.length - 1] = claim;
  }

  void cue(int skill, boolean against) {
    int[] now = against ? speaksAgainst : speaksFor;
    int at = Arrays.binarySearch(now, skill);
    if (at < 0) {
      int[] more = new int[now.length + 1];
      System.arraycopy(now, 0, more, 0, -at - 1);
      more[-at - 1] = skill;
      System.arraycopy(now, -at - 1, more, -at, now.length + at + 1);
      if (against) {
        speaksAgainst = more;
      } else {
        speaksFor = more;
      }
    }
  }

  /** Whether it helps to tell senses apart. */
  boolean telling() {
    return claims.length + speaksFor.length + speaksAgainst.length > 0;
  }

  boolean speaksFor(int skill) {
    return Arrays.binarySearch(speaksFor, skill) >= 0;
  }

  boolean speaksAgainst(int skill) {
    return Arrays.binarySearch(speaksAgainst, skill) >= 0;
  }
}
