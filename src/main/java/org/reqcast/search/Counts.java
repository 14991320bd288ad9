// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.util.Locale;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.reqcast.candidate.Evidence;

/** How concept tokens are written: with counts, years and assertions. */
final class Counts {
  /** Tokens with a count each, no positions, no length. */
  static final FieldType TYPE = new FieldType();

  static {
    TYPE.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    TYPE.setOmitNorms(true);
    TYPE.setTokenized(true);
    TYPE.freeze();
  }

  private Counts() {}

  static String years(String concept, int years) {
    return concept + "_" + years;
  }

  static String said(Evidence.Assertion assertion, String concept) {
    return assertion.name().toLowerCase(Locale.ROOT) + ":" + concept;
  }

  static String certified(String concept) {
    return "certified:" + concept;
  }

  static String disowned(String concept) {
    return "disowned:" + concept;
  }
}
