// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.reqcast.opening.Opening;

class LinksTest {
  private static final Links LINKS = new Links(URI.create("https://jobs.example.org/"));

  @Test
  void aLinkCarriesTheAccountAndThePostingAndNeverChangesWithTheContent() {
    Opening before = Samples.opening("RV-1", "Analyst");
    Wish first = Wish.of(before, Samples.place("columbus-oh"), "social-main", LINKS);
    Wish later =
        Wish.of(
            Samples.titled(before, "Senior analyst"),
            Samples.place("columbus-oh"),
            "social-main",
            LINKS);

    assertThat(first.link())
        .hasToString(
            "https://jobs.example.org/openings/rv-1--columbus-oh?via=social-main&ad="
                + first.posting());
    assertThat(later.link()).isEqualTo(first.link());
    assertThat(later.content()).isNotEqualTo(first.content());
  }

  @Test
  void twoAccountsHaveLinksOfTheirOwnToOnePage() {
    Opening opening = Samples.opening("RV-1", "Analyst");
    Wish one = Wish.of(opening, Samples.place("columbus-oh"), "one", LINKS);
    Wish two = Wish.of(opening, Samples.place("columbus-oh"), "two", LINKS);

    assertThat(one.link()).isNotEqualTo(two.link());
    assertThat(one.link().getPath()).isEqualTo(two.link().getPath());
  }

  @Test
  void theLinkStaysShort() {
    Wish wish =
        Wish.of(
            Samples.opening("RV-1042", "Analyst"),
            Samples.place("columbus-oh"),
            "social-main",
            LINKS);
    assertThat(wish.link().getRawQuery()).hasSizeLessThan(40);
  }
}
