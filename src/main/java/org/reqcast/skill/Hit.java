// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

/** A name found in a text. */
record Hit(int start, int end, Name name, boolean plural) {
  int length() {
    return end - start;
  }

  boolean overlaps(Hit other) {
    return start < other.end && other.start < end;
  }
}
