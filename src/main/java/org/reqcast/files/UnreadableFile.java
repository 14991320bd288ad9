// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.files;

/** A file that yields no person; the message goes on after its name. */
public final class UnreadableFile extends Exception {
  UnreadableFile(String message) {
    super(message);
  }

  UnreadableFile(String message, Throwable cause) {
    super(message, cause);
  }
}
