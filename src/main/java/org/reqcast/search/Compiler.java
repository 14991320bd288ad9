// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.util.List;
import java.util.Locale;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.IntField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.reqcast.candidate.Evidence.Assertion;

/**
 * Turns the query tree into the engine's query: what must hold becomes filters, what orders the
 * hits becomes scores. A concept is one token and one feature, however many concepts it covers.
 */
final class Compiler {
  /** One concept fully answered weighs about as much as one rare word. */
  private static final float CONCEPT = 10f;

  private static final float WORD = 0.5f;

  /** Words beside evidence only settle ties. */
  private static final float LITERAL = 0.1f;

  private static final float WISHED = 0.6f;
  private static final int ONE_SLIP = 1;
  private static final int KEPT_LETTERS = 2;

  private Compiler() {}

  /** Finds and orders. */
  static Query scored(Clause clause) {
    if (clause instanceof Clause.Word || clause instanceof Clause.Prefix) {
      return matching(clause);
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(matching(clause), Occur.FILTER);
    score(clause, 1, query);
    return query.build();
  }

  /** Finds only. */
  static Query matching(Clause clause) {
    return switch (clause) {
      case Clause.Everyone everyone -> MatchAllDocsQuery.INSTANCE;
      case Clause.And and -> all(and.all());
      case Clause.Or or -> any(or.any().stream().map(Compiler::matching).toList());
      case Clause.Not not -> all(List.of(not));
      case Clause.Wish wish -> MatchAllDocsQuery.INSTANCE;
      case Clause.Word word -> word(word);
      case Clause.Phrase phrase -> words(Schema.BODY, phrase.words(), phrase.between());
      case Clause.Prefix prefix ->
          new PrefixQuery(new Term(Schema.BODY, Analysis.beginning(prefix.beginning())));
      case Clause.Concept concept -> concept(concept);
      case Clause.Certified held -> term(Schema.SAID, Counts.certified(held.id()));
      case Clause.Years years -> IntField.newRangeQuery(Schema.YEARS, years.least(), years.most());
      case Clause.Text text -> text(text);
    };
  }

  private static Query all(List<Clause> clauses) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    boolean wanted = false;
    for (Clause clause : clauses) {
      if (clause instanceof Clause.Not not) {
        query.add(matching(not.none()), Occur.MUST_NOT);
      } else if (!(clause instanceof Clause.Wish)) {
        wanted = true;
        query.add(matching(clause), Occur.FILTER);
      }
    }
    if (!wanted) {
      query.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
    }
    return query.build();
  }

  private static Query any(List<Query> queries) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    queries.forEach(one -> query.add(one, Occur.SHOULD));
    return query.setMinimumNumberShouldMatch(1).build();
  }

  /** Adds whatever of a clause orders the hits. */
  static void score(Clause clause, float weight, BooleanQuery.Builder into) {
    switch (clause) {
      case Clause.And and -> and.all().forEach(one -> score(one, weight, into));
      case Clause.Or or -> best(or, weight, into);
      case Clause.Wish wish -> score(wish.wished(), weight * WISHED, into);
      case Clause.Concept concept -> score(concept, weight, into);
      case Clause.Phrase phrase -> {
        into.add(new BoostQuery(matching(phrase), weight * WORD), Occur.SHOULD);
        if (phrase.names() != null) {
          into.add(feature(phrase.names(), weight), Occur.SHOULD);
        }
      }
      case Clause.Word word -> into.add(new BoostQuery(word(word), weight * WORD), Occur.SHOULD);
      case Clause.Text text -> {
        if (text.column() == Column.TITLE) {
          into.add(new BoostQuery(text(text), weight * WORD), Occur.SHOULD);
        } else if (text.column() == Column.STATE || text.column() == Column.CITY) {
          into.add(flat(text(text), weight * CONCEPT), Occur.SHOULD);
        }
      }
      case Clause.Certified held ->
          into.add(flat(matching(held), weight * CONCEPT / 2), Occur.SHOULD);
      case Clause.Years years -> into.add(flat(matching(years), weight), Occur.SHOULD);
      case Clause.Prefix prefix -> into.add(flat(matching(prefix), weight), Occur.SHOULD);
      case Clause.Everyone everyone -> {}
      case Clause.Not not -> {}
    }
  }

  private static void score(Clause.Concept concept, float weight, BooleanQuery.Builder into) {
    if (concept.said() == Assertion.HAS) {
      into.add(feature(concept.id(), weight), Occur.SHOULD);
      if (concept.words() != null) {
        Query literal = words(Schema.BODY, concept.words(), 0);
        into.add(new BoostQuery(literal, weight * LITERAL), Occur.SHOULD);
      }
    }
  }

  /** Of alternatives the best counts, with a little for each further one. */
  private static void best(Clause.Or or, float weight, BooleanQuery.Builder into) {
    List<Query> legs =
        or.any().stream()
            .map(
                one -> {
                  BooleanQuery.Builder leg = new BooleanQuery.Builder();
                  score(one, weight, leg);
                  return (Query) leg.build();
                })
            .filter(leg -> leg instanceof BooleanQuery query && !query.clauses().isEmpty())
            .toList();
    if (!legs.isEmpty()) {
      into.add(new org.apache.lucene.search.DisjunctionMaxQuery(legs, 0.1f), Occur.SHOULD);
    }
  }

  private static Query feature(String concept, float weight) {
    return FeatureField.newLinearQuery(Schema.STRENGTH, concept, weight * CONCEPT);
  }

  private static Query flat(Query query, float weight) {
    return new BoostQuery(new ConstantScoreQuery(query), weight);
  }

  private static Query concept(Clause.Concept concept) {
    if (concept.said() != Assertion.HAS) {
      return term(Schema.SAID, Counts.said(concept.said(), concept.id()));
    }
    Query evidence =
        concept.years() > 0
            ? term(Schema.YEARS_WITH, Counts.years(concept.id(), concept.years()))
            : term(Schema.ANSWERS, concept.id());
    if (concept.words() == null) {
      return evidence;
    }
    // A text that speaks of it only to deny it, or of somebody else, does not match by its words.
    Query literal =
        new BooleanQuery.Builder()
            .add(words(Schema.BODY, concept.words(), 0), Occur.MUST)
            .add(term(Schema.SAID, Counts.disowned(concept.id())), Occur.MUST_NOT)
            .build();
    return any(List.of(evidence, literal));
  }

  private static Query word(Clause.Word word) {
    if (!word.aboutRight()) {
      return words(Schema.BODY, word.word(), 0);
    }
    String term = Analysis.terms(word.word()).stream().findFirst().orElse("");
    return new FuzzyQuery(
        new Term(Schema.BODY, term), ONE_SLIP, Math.min(KEPT_LETTERS, term.length() / 2));
  }

  private static Query text(Clause.Text text) {
    String words = text.words();
    return switch (text.column()) {
      case STATE -> term(Schema.STATE, words.toUpperCase(Locale.ROOT));
      case CITY ->
          any(List.of(term(Schema.TOWN, Analysis.folded(words)), term(Schema.CITY, words.strip())));
      case SOURCE -> term(Schema.SOURCE, words.strip());
      case EMPLOYER -> words(Schema.EMPLOYER, words, 0);
      case NAME -> words(Schema.NAME, words, 0);
      default -> words(Schema.TITLE, words, 0);
    };
  }

  private static Query words(String field, String text, int between) {
    List<String> terms = Analysis.terms(text);
    if (terms.isEmpty()) {
      return new MatchNoDocsQuery("nothing but punctuation");
    }
    return terms.size() == 1
        ? term(field, terms.getFirst())
        : new PhraseQuery(between, field, terms.toArray(String[]::new));
  }

  static Query term(String field, String token) {
    return new TermQuery(new Term(field, token));
  }
}
