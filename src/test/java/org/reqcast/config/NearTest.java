// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearTest {
  private static final List<String> KEYS =
      List.of("title", "facility", "description", "pay", "places", "post", "slow-down");

  @Test
  void aSwapOfNeighboursIsOneEdit() {
    assertThat(Near.distance("tilte", "title")).isEqualTo(1);
    assertThat(Near.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Near.distance("", "abc")).isEqualTo(3);
  }

  @Test
  void slipsFindTheWordThatWasMeant() {
    assertThat(Near.word("tilte", KEYS)).hasValue("title");
    assertThat(Near.word("Facilty", KEYS)).hasValue("facility");
    assertThat(Near.word("slow_down", KEYS)).hasValue("slow-down");
    assertThat(Near.word("pst", KEYS)).hasValue("post");
  }

  @Test
  void aBeginningThatOnlyOneWordHasIsEnough() {
    assertThat(Near.word("desc", KEYS)).hasValue("description");
    assertThat(Near.word("p", KEYS)).isEmpty();
  }

  @Test
  void anotherWordAltogetherIsNotASlip() {
    assertThat(Near.word("salary", KEYS)).isEmpty();
    assertThat(Near.word("x", KEYS)).isEmpty();
    assertThat(Near.word("title", List.of())).isEmpty();
    assertThat(Near.didYouMean("salary", KEYS)).isEmpty();
    assertThat(Near.didYouMeanOrOneOf("salary", List.of("pay", "title")))
        .isEqualTo("; known here: pay, title");
  }
}
