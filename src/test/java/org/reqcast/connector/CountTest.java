// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountTest {
  private static final String FAMILY = "👩‍👩‍👧";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "abc                                      | 3 | 3 | 3 | 3 | 3 | 3",
        "é                                        | 1 | 1 | 2 | 1 | 1 | 1",
        "日本                                     | 2 | 2 | 6 | 2 | 4 | 2",
        "FAMILY                                   | 5 | 1 | 18 | 8 | 2 | 1",
        "ACUTE                                    | 2 | 1 | 3 | 2 | 1 | 1",
        "see https://jobs.example.org/o/p7x2?via=x. | 42 | 42 | 42 | 42 | 28 | 28",
        "hi @ann@social.example.org ok            | 29 | 29 | 29 | 29 | 29 | 10",
        "mail a@b.example                         | 16 | 16 | 16 | 16 | 16 | 16",
      })
  void everyBoardCountsInItsOwnWay(
      String text, int points, int graphemes, int bytes, int utf16, int weighted, int shortLinks) {
    String counted = text.replace("FAMILY", FAMILY).replace("ACUTE", "e\u0301");
    assertThat(Count.CODE_POINTS.of(counted)).isEqualTo(points);
    assertThat(Count.GRAPHEMES.of(counted)).isEqualTo(graphemes);
    assertThat(Count.UTF8_BYTES.of(counted)).isEqualTo(bytes);
    assertThat(Count.UTF16.of(counted)).isEqualTo(utf16);
    assertThat(Count.WEIGHTED.of(counted)).isEqualTo(weighted);
    assertThat(Count.SHORT_LINKS.of(counted)).isEqualTo(shortLinks);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "plain – text ©|14",
        "e\u0301tude|6",
        "👩‍⚕️ nurse|19",
        "🇺🇸|8",
        "1️⃣ and 1|13",
        "😀😀|8"
      })
  void anEmojiMayCountAsManyAsItHasBytes(String text, int length) {
    assertThat(Count.EMOJI_BYTES.of(text)).isEqualTo(length);
  }
}
