// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.reqcast.skill.Taxonomy;

/** Reads what recruiters type into a query tree. Nothing they type is an error. */
final class QueryReader {
  private static final int LONGEST = 4000;

  private final Naming naming;
  private final Fielded fielded;

  QueryReader(Taxonomy taxonomy) {
    naming = new Naming(taxonomy);
    fielded = new Fielded(taxonomy, naming);
  }

  /**
   * Reads a query.
   *
   * @param written whether anybody writes a word; one that nobody writes is taken for a slip
   */
  Reading read(String query, Predicate<String> written) {
    List<String> notes = new ArrayList<>();
    String text = query;
    if (text.length() > LONGEST) {
      text = text.substring(0, LONGEST);
      notes.add("Only the first " + LONGEST + " characters of the query were read.");
    }
    return new QueryGrammar(QueryTokens.of(text, notes), naming, fielded, notes, written).read();
  }
}
