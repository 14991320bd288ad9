// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.drop;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * A folder of somebody else's, in one session. What it refuses is a {@link Denied}; any other
 * exception means that the session broke.
 */
interface Inbox extends Closeable {

  /** The size of a file in bytes; empty where there is none. */
  OptionalLong size(String name) throws IOException;

  /** Writes a whole file, in place of one of that name. */
  void write(String name, Path from) throws IOException;

  /**
   * Gives a file another name, in place of one that has it where the server does that.
   *
   * @throws Denied also where a file has the name and the server replaces none
   */
  void move(String from, String to) throws IOException;

  /** Removes a file; succeeds where there is none. */
  void remove(String name) throws IOException;
}
