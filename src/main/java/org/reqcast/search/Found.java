// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The answer to a {@link Search}.
 *
 * @param understood how the query was read, in canonical form
 * @param notes what was dropped or repaired, a sentence each
 * @param total how many candidates match
 * @param facets by facet name, most frequent first
 */
public record Found(
    String understood,
    List<String> notes,
    long total,
    List<Hit> hits,
    Map<String, List<Count>> facets,
    Duration took) {

  /**
   * One candidate found.
   *
   * @param place as people write it; empty where unknown
   * @param years total years of experience read; 0 where unknown
   * @param updated when the newest profile was collected
   * @param sources accounts that the profiles came through
   * @param reasons why it matched, best first
   */
  public record Hit(
      String candidate,
      double score,
      String name,
      String headline,
      String place,
      int years,
      Instant updated,
      List<String> sources,
      List<Reason> reasons) {}

  /**
   * Why a candidate matched.
   *
   * @param because in the recruiter's words: the concept's label or the searched words
   * @param says what is known: "has, 6 years, last used 2025, build"
   * @param snippet words of the profile around it, with the match marked
   * @param url where the words come from
   */
  public record Reason(String because, String says, List<Piece> snippet, String url) {}

  /** A run of text, matched or not. */
  public record Piece(String text, boolean matched) {}

  /** A facet's value, its label for people and how many hits have it. */
  public record Count(String value, String label, long count) {}
}
