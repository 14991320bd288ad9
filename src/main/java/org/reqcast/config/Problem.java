// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.config;

/**
 * One mistake in a file that a person wrote.
 *
 * @param file path as the person knows it, relative to the folder Reqcast was started in
 * @param line 1-based; 0 where the whole file is meant
 * @param message what is wrong and, where known, what would be right
 */
public record Problem(String file, int line, String message) implements Comparable<Problem> {

  @Override
  public int compareTo(Problem other) {
    int byFile = file.compareTo(other.file);
    return byFile != 0 ? byFile : Integer.compare(line, other.line);
  }

  /** {@code file:line: message}, the form that editors and terminals link. */
  @Override
  public String toString() {
    return file + ":" + Math.max(line, 1) + ": " + message;
  }
}
