// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxMistakeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          a:~\tb: 1                | 2: a tab stands in the indentation; use spaces
          a: x~\tb: 1              | 2: a tab stands in the indentation; use spaces
          a: b: c                  | 1: a colon and a space stand inside a value
          a: "b~c: d~              | 1: a quote is opened and never closed
          a: 'b~c: d~              | 1: a quote is opened and never closed
          a: [1, 2~b: 3~           | 1: a [ is opened and not closed
          a: {b: 1~c: 3~           | 1: a { is opened and not closed
          a: 1~  b: 2~             | 2: a colon and a space stand inside a value
          a:~    b: 1~  c: 2~      | 3: the indentation does not fit the lines above
          a: 1~b~c: 2              | 2: a ': ' is missing after a key
          a: @x                    | 1: a value may not begin so
          a: "\\w"                 | 1: a backslash in double quotes
          a: &x 1~b: *x~c: *x      | 1: anchors and aliases are not allowed (&x)
          b: *x                    | 1: anchors and aliases are not allowed (*x)
          a: **bold**              | 1: a value may not begin with *; put it in quotes
          a: !!int 3               | 1: tags are not allowed
          a: !x!y 3                | 1: tags are not allowed
          ~                        | 1: the file is empty
          # only this              | 1: the file is empty
          - a                      | 1: must be a mapping (key: value), not a list
          just words               | 1: must be a mapping (key: value), not 'just words'
          a: 1~---~b: 2            | 3: a second document begins
          [a, b]: 1                | 1: a key must be a text, not a list
          {: 1}                    | 1: a key is missing before the colon
          """)
  void eachSlipIsOneLineInPlainWords(String text, String mistake) {
    Problems problems = new Problems();
    YamlFile.parse(text.replace('~', '\n').replace("\\t", "\t"), "f", problems);

    assertThat(problems.list()).hasSize(1);
    assertThat(problems.toString()).startsWith("f:" + mistake);
  }

  @org.junit.jupiter.api.Test
  void deepNestingIsRefusedBeforeItHurts() {
    Problems problems = new Problems();

    assertThat(YamlFile.parse("a: " + "[".repeat(500_000), "f", problems)).isEmpty();
    assertThat(problems.toString()).isEqualTo("f:1: is nested more than 40 levels deep");
  }
}
