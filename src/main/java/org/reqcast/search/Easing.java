// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/** Lets people who match a part of a mere list of words follow those few who match all of it. */
final class Easing {
  private static final int ENOUGH = 10;

  /** More than any sum of parts, so that full matches stay in front. */
  private static final float FULL_MATCH = 100f;

  private Easing() {}

  static Query compile(Reading reading, Choices choices, IndexSearcher searcher, List<String> notes)
      throws IOException {
    Query strict = Compiler.scored(reading.clause());
    if (!reading.easy() || !(reading.clause() instanceof Clause.And and)) {
      return strict;
    }
    List<Clause> wanted =
        and.all().stream()
            .filter(clause -> !(clause instanceof Clause.Not || clause instanceof Clause.Wish))
            .toList();
    if (wanted.size() < 2) {
      return strict;
    }
    int full = searcher.count(choices.narrow(Compiler.matching(and)));
    if (full >= ENOUGH) {
      return strict;
    }
    notes.add(
        (full == 0
                ? "Nobody matches"
                : full == 1 ? "Only one person matches" : "Only " + full + " people match")
            + " all of it; people who match part of it "
            + (full == 0 ? "are shown." : "follow."));
    return eased(and, wanted);
  }

  private static Query eased(Clause.And and, List<Clause> wanted) {
    BooleanQuery.Builder part = new BooleanQuery.Builder();
    for (Clause clause : and.all()) {
      if (clause instanceof Clause.Not not) {
        part.add(Compiler.matching(not.none()), Occur.MUST_NOT);
      } else if (wanted.contains(clause)) {
        part.add(Compiler.matching(clause), Occur.SHOULD);
      }
    }
    part.setMinimumNumberShouldMatch((wanted.size() + 1) / 2);
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(part.build(), Occur.FILTER);
    Compiler.score(and, 1, query);
    Query all = new ConstantScoreQuery(Compiler.matching(and));
    return query.add(new BoostQuery(all, FULL_MATCH), Occur.SHOULD).build();
  }
}
