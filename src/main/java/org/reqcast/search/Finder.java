// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.reqcast.candidate.Candidate;
import org.reqcast.ledger.Ledger;
import org.reqcast.skill.Taxonomy;

/** Answers one search on one state of the index. */
final class Finder {
  private static final int LARGEST_PAGE = 100;
  private static final int DEEPEST = 10_000;
  private static final int EXACT_UP_TO = 1000;

  private static final SortField BY_ID = new SortField(Schema.ID, SortField.Type.STRING);
  private static final Sort RELEVANCE = new Sort(SortField.FIELD_SCORE, BY_ID);
  private static final Sort RECENT =
      new Sort(LongField.newSortField(Schema.UPDATED, true, SortedNumericSelector.Type.MAX), BY_ID);

  private final Taxonomy taxonomy;
  private final Answers answers;
  private final Ledger ledger;
  private final QueryReader reader;
  private final FacetCounts facets;

  Finder(Fields fields, Taxonomy taxonomy, Answers answers, Ledger ledger) {
    this.taxonomy = taxonomy;
    this.answers = answers;
    this.ledger = ledger;
    this.reader = new QueryReader(taxonomy);
    this.facets = new FacetCounts(fields, taxonomy);
  }

  Found find(Search search, IndexSearcher searcher) throws IOException {
    Reading reading = reader.read(search.query(), word -> written(searcher, word));
    List<String> notes = new ArrayList<>(reading.notes());
    Choices choices = new Choices(search.chosen(), notes);
    Query query = Easing.compile(reading, choices, searcher, notes);
    FacetCounts.Counted counted = facets.count(searcher, query, choices);
    int size = Math.clamp(search.size(), 1, LARGEST_PAGE);
    int first = Math.clamp((search.page() - 1L) * size, 0, DEEPEST);
    if (first + size > DEEPEST) {
      notes.add("Pages end after " + DEEPEST + " people; narrow the search to see others.");
    }
    boolean recent =
        search.sort() == Search.Sort.RECENT || reading.clause() instanceof Clause.Everyone;
    List<Found.Hit> hits =
        top(searcher, choices.narrow(query), recent ? RECENT : RELEVANCE, first, size).stream()
            .map(doc -> hit(searcher, doc, reading.clause()))
            .flatMap(Optional::stream)
            .toList();
    return new Found(
        String.valueOf(reading.clause()),
        notes,
        counted.total(),
        hits,
        counted.facets(),
        Duration.ZERO);
  }

  private static boolean written(IndexSearcher searcher, String word) {
    try {
      for (String term : Analysis.terms(word)) {
        if (searcher.getIndexReader().docFreq(new Term(Schema.BODY, term)) == 0) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<ScoreDoc> top(
      IndexSearcher searcher, Query query, Sort sort, int first, int size) throws IOException {
    int most = Math.min(first + size, DEEPEST);
    ScoreDoc[] docs =
        searcher.search(query, new TopFieldCollectorManager(sort, most, EXACT_UP_TO)).scoreDocs;
    return List.of(docs).subList(Math.min(first, docs.length), docs.length);
  }

  private Optional<Found.Hit> hit(IndexSearcher searcher, ScoreDoc doc, Clause clause) {
    try {
      String id = searcher.storedFields().document(doc.doc, Set.of(Schema.ID)).get(Schema.ID);
      // Whoever was erased a moment ago is not shown, whatever the index still says.
      return ledger.people().find(id).map(candidate -> hit(candidate, score(doc), clause));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double score(ScoreDoc doc) {
    return doc instanceof FieldDoc sorted && sorted.fields[0] instanceof Float score ? score : 0;
  }

  private Found.Hit hit(Candidate candidate, double score, Clause clause) {
    Standing standing = Standing.of(candidate, answers);
    Card card = Card.of(candidate, standing);
    return new Found.Hit(
        candidate.id(),
        score,
        candidate.name(),
        card.headline(),
        card.place(),
        card.years(),
        card.updated(),
        card.sources(),
        new Reasons(candidate, standing, taxonomy, answers).of(clause));
  }
}
