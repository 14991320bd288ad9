// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.LowerCaseFilter;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.DelimitedTermFrequencyTokenFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.util.BytesRef;

/** How text becomes terms: words without case, accents and plurals; tokens as they are. */
final class Analysis {
  /** Far enough that no phrase reaches from one part of a candidate into the next. */
  private static final int GAP = 100;

  private static final Analyzer TEXT = new Text(true);
  private static final Analyzer WHOLE = new Text(false);

  private Analysis() {}

  /** For documents. */
  static Analyzer documents() {
    return new PerFieldAnalyzerWrapper(TEXT, Map.of(Schema.HELD, new Counted()));
  }

  /** For words of a profile or a query. */
  static Analyzer text() {
    return TEXT;
  }

  /** The terms of a text, in order; words at one place are all given. */
  static List<String> terms(String text) {
    return terms(TEXT, text);
  }

  /** One term without its plural cut, for the beginning of words. */
  static String beginning(String word) {
    List<String> terms = terms(WHOLE, word);
    return terms.isEmpty() ? "" : terms.getLast();
  }

  /** A name in the form in which names are compared: words without case and accents. */
  static String folded(String name) {
    return String.join(" ", terms(WHOLE, name));
  }

  static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private static List<String> terms(Analyzer analyzer, String text) {
    List<String> terms = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream(Schema.BODY, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return terms;
  }

  static BytesRef bytes(String text) {
    return new BytesRef(text);
  }

  private static final class Text extends Analyzer {
    private final boolean singular;

    Text(boolean singular) {
      this.singular = singular;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new WordTokenizer();
      TokenStream folded = new ASCIIFoldingFilter(new LowerCaseFilter(words));
      return new TokenStreamComponents(
          words, singular ? new EnglishMinimalStemFilter(folded) : folded);
    }

    @Override
    public int getPositionIncrementGap(String field) {
      return GAP;
    }
  }

  /** Tokens that carry their count: {@code epic|3}. */
  private static final class Counted extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer tokens = new WhitespaceTokenizer();
      return new TokenStreamComponents(tokens, new DelimitedTermFrequencyTokenFilter(tokens, '|'));
    }
  }
}
