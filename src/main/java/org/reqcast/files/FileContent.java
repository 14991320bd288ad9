// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.files;

import org.reqcast.grammar.Take;

/** Reads the person out of one file. Safe for many threads. */
@FunctionalInterface
public interface FileContent {

  /**
   * Reads a file.
   *
   * @param name path within the folder
   * @throws UnreadableFile where the file yields nobody; says why
   */
  Take.Taken read(byte[] bytes, String name) throws UnreadableFile, InterruptedException;
}
