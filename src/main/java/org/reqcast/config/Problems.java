// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Every mistake found so far, so that a person sees all of them at once. */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  public void add(String file, int line, String message) {
    found.add(new Problem(file, line, message));
  }

  public void addAll(Problems others) {
    found.addAll(others.found);
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** The mistakes by file and line, each once. */
  public List<Problem> list() {
    return found.stream().distinct().sorted().toList();
  }

  public List<Problem> unsorted() {
    return Collections.unmodifiableList(found);
  }
}
