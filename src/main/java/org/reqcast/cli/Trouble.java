// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

/** What a verb cannot do, in one sentence for people, with the exit code. */
final class Trouble extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int code;

  Trouble(int code, String message) {
    super(message);
    this.code = code;
  }

  Trouble(String message) {
    this(Main.FAILED, message);
  }

  int code() {
    return code;
  }
}
