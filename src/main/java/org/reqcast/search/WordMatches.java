// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

/** Where in one text a query matches: by the engine's own account, so nothing else is marked. */
final class WordMatches {
  private final IndexSearcher searcher;

  WordMatches(String text) {
    MemoryIndex memory = new MemoryIndex(true);
    memory.addField(Schema.BODY, text, Analysis.text());
    this.searcher = memory.createSearcher();
  }

  List<Snippet.Span> of(Query query) {
    try {
      Weight weight =
          searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
      Matches matches = weight.matches(searcher.getIndexReader().leaves().getFirst(), 0);
      MatchesIterator found = matches == null ? null : matches.getMatches(Schema.BODY);
      List<Snippet.Span> spans = new ArrayList<>();
      while (found != null && found.next()) {
        spans.add(new Snippet.Span(found.startOffset(), found.endOffset()));
      }
      return spans;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
