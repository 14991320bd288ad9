// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.candidate;

import java.time.Instant;
import java.util.List;

/**
 * What ONE source says about one person, kept as collected.
 *
 * @param source the account it was collected through
 * @param key the source's own key for the person; with {@code source}, unique
 * @param url where a person can look it up; for files, their path
 * @param collected when we read it
 * @param basis why we may hold it
 * @param person the facts, in our words
 * @param proven links that the source has verified to belong to the same person
 * @param text everything in reading order; offsets of {@link Evidence} point into it
 */
public record Profile(
    String source,
    String key,
    String url,
    Instant collected,
    Basis basis,
    Person person,
    List<String> proven,
    String text) {

  public Profile {
    proven = List.copyOf(proven);
  }
}
