// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

/** What a request is for, which decides what a bad answer to it means. */
enum Act {
  /** Places an ad: must not happen twice. */
  CREATE("place the ad"),
  /** Makes something that nobody sees and that may be left behind. */
  PREPARE("prepare the ad"),
  /** Brings an ad up to date. */
  UPDATE("change the ad"),
  /** Takes an ad down. */
  CLOSE("take the ad down"),
  /** Uses up something that proves who we are. */
  LOGIN("log in"),
  /** Changes nothing. */
  READ("read");

  private final String words;

  Act(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  boolean writes() {
    return this != READ;
  }

  /** Whether it may have done something that counts, though its answer was none. */
  boolean counts() {
    return this != READ && this != PREPARE;
  }
}
