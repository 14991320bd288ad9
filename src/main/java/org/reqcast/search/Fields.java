// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.nio.file.Path;
import java.util.List;
import org.reqcast.config.Problems;

/**
 * What recruiters can search and filter by: {@code index/fields.yaml}.
 *
 * @param facets names of facets in the order shown
 */
public record Fields(List<String> facets) {

  /** Reads the file. Mistakes go to {@code problems}. */
  public static Fields read(Path file, Problems problems) {
    throw new IllegalStateException("unwritten: " + file + problems.list());
  }
}
