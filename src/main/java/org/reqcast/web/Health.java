// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

import java.util.List;

/** How the accounts are, and what people should know of the files. */
public interface Health {
  List<AccountLine> accounts();

  /** Mistakes in files, and which files run on an older version because of them. */
  List<String> notices();

  /**
   * One account.
   *
   * @param off whether it waits for a secret, which is nobody's mistake
   * @param sentence what is wrong and what would help; what it is for where all is well
   */
  record AccountLine(String name, String connector, boolean well, boolean off, String sentence) {

    /** One that lacks nothing. */
    public AccountLine(String name, String connector, boolean well, String sentence) {
      this(name, connector, well, false, sentence);
    }
  }
}
