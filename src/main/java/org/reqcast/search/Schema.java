// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

/** The names of the index's columns. Whoever changes what they hold raises the version. */
final class Schema {
  static final String VERSION = "2";

  static final String ID = "id";

  /** Words with positions; what counts more is there more than once. */
  static final String BODY = "body";

  static final String TITLE = "title";
  static final String EMPLOYER = "employer";
  static final String NAME = "name";

  /** Concepts held, each with how often it was seen. */
  static final String HELD = "c";

  /** Concepts held together with all that they answer: ancestors, makers, needs. */
  static final String ANSWERS = "anc";

  /** Strength of the evidence for everything in {@link #ANSWERS}. */
  static final String STRENGTH = "sk";

  /** One token for each full year with a concept: {@code epic_1 epic_2 epic_3}. */
  static final String YEARS_WITH = "ky";

  /** What is said of a concept without holding it: {@code wants:epic}. */
  static final String SAID = "said";

  /** Facet of concepts held. */
  static final String SKILL = "skill";

  static final String CERT = "cert";
  static final String SOURCE = "source";
  static final String STATE = "state";
  static final String CITY = "city";

  /** A city's name alone, folded. */
  static final String TOWN = "town";

  static final String YEARS = "years";
  static final String YEARS_RANGE = "range";
  static final String UPDATED = "updated";

  /** Digest of everything that one document holds. */
  static final String DIGEST = "digest";

  private Schema() {}
}
