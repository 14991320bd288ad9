// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What recruiters type, and how it is read. */
class QueryReaderTest {
  private final QueryReader reader = new QueryReader(new SmallTaxonomy());

  private Reading read(String query) {
    return reader.read(query, word -> !word.equals("fihr") && !word.equals("xyzzy"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "queries.csv",
      delimiter = ';',
      quoteCharacter = '\0',
      useHeadersInDisplayName = false)
  void isReadAs(String query, String understood, String note) {
    Reading reading = read(query);
    assertThat(reading.clause()).hasToString(understood);
    if (note == null) {
      assertThat(reading.notes()).isEmpty();
    } else {
      assertThat(String.join(" ", reading.notes())).contains(note);
    }
  }

  @Test
  void anEmptyQueryFindsEverybody() {
    assertThat(read("").clause()).isEqualTo(new Clause.Everyone());
    assertThat(read(" \t ( ) \"\" ").clause()).isEqualTo(new Clause.Everyone());
  }

  @Test
  void aLongListOfTitlesIsReadWhole() {
    String titles = "(\"application analyst\" OR \"systems analyst\" OR builder*) AND ".repeat(27);
    Reading reading = read(titles + "(Epic OR Cerner) NOT (recruiter OR intern)");
    assertThat(reading.clause().toString()).endsWith("NOT (recruiter OR intern)");
    assertThat(reading.notes()).isEmpty();
  }

  @Test
  void tooManyTermsAreCappedWithANote() {
    Reading reading = read("word ".repeat(700));
    assertThat(((Clause.And) reading.clause()).all()).hasSize(256);
    assertThat(reading.notes()).anyMatch(note -> note.startsWith("Only the first 256"));
  }

  @Test
  void whatWasUnderstoodIsUnderstoodTheSameAgain() {
    for (String query :
        new String[] {
          "Epic AND (cerner OR \"data repository\"~3) NOT java*",
          "skill:epic>=3y years:2-5 city:\"New York\"",
          "wants:epic OR lacks:cerner state:texas"
        }) {
      String understood = read(query).clause().toString();
      assertThat(read(understood).clause()).hasToString(understood);
    }
  }

  @Test
  void nothingThatCanBeTypedIsAnError() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    String[] pieces = {
      "(",
      ")",
      "\"",
      " ",
      "AND",
      "or",
      "NOT ",
      "-",
      "epic",
      "skill:",
      "x>=3y",
      "*",
      "~",
      "HL7/FHIR",
      ":",
      "%",
      "\u201C",
      "years:",
      "\\",
      "[",
      "}",
      "+",
      "C#",
      ",",
      "é"
    };
    for (int i = 0; i < 5000; i++) {
      StringBuilder query = new StringBuilder();
      for (int j = random.nextInt(14); j >= 0; j--) {
        query.append(pieces[random.nextInt(pieces.length)]);
        query.append(random.nextBoolean() ? " " : "");
      }
      assertThatCode(() -> Compiler.scored(read(query.toString()).clause()))
          .as(query.toString())
          .doesNotThrowAnyException();
    }
  }

  @Test
  void deepParenthesesDoNotOverflow() {
    Reading reading = read("(".repeat(1900) + "epic" + ")".repeat(1900));
    assertThat(reading.notes()).isNotEmpty();
  }
}
