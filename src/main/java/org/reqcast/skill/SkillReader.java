// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

import org.reqcast.candidate.Candidate;
import org.reqcast.candidate.Profile;

/** Reads skills out of text. Deterministic: the same text and version give the same evidence. */
public interface SkillReader {

  /** The reader of free text. Immutable, for any number of threads. */
  static SkillReader of(Taxonomy taxonomy) {
    return new TextReader(taxonomy);
  }

  /** Reader and taxonomy version in one text. */
  String version();

  Candidate.Read read(Profile profile);
}
