// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

/** The names that a posting is known by outside. */
public final class PostingId {
  private static final int ID_LENGTH = 16;
  private static final int KEY_LENGTH = 26;

  private PostingId() {}

  /** The posting's id: the same for good, safe in addresses, letters and digits only. */
  public static String of(String opening, String place, String account) {
    return new Fingerprint().and(opening).and(place).and(account).text(ID_LENGTH);
  }

  /** As {@link #of(String, String, String)}, for an ad shared anew; share 0 is the first one. */
  public static String of(String opening, String place, String account, int share) {
    return share == 0
        ? of(opening, place, account)
        : new Fingerprint().and(opening).and(place).and(account).and(share).text(ID_LENGTH);
  }

  /** The key of a posting at a revision: the same for every attempt, never random. */
  static String key(String posting, String revision) {
    return new Fingerprint().and(posting).and(revision).text(KEY_LENGTH);
  }
}
