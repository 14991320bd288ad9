// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.util.List;
import java.util.Map;

/**
 * What a recruiter asks.
 *
 * @param query in the recruiter's language; empty finds everybody
 * @param chosen facet values that must hold, by facet name
 * @param page 1-based
 * @param size hits on a page, at most 100
 */
public record Search(
    String query, Map<String, List<String>> chosen, Sort sort, int page, int size) {

  public Search {
    chosen = Map.copyOf(chosen);
  }

  /** The order of the hits; ties by candidate id. */
  public enum Sort {
    RELEVANCE,
    RECENT
  }
}
