// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageAddressTest {

  @ParameterizedTest
  @CsvSource({
    "HTTP://Pat.Example.ORG, http://pat.example.org/",
    "https://pat.example.org:443/a/../b/./c#top, https://pat.example.org/b/c",
    "http://pat.example.org:8080/, http://pat.example.org:8080/",
    "https://pat.example.org/%7epat/%e2%82%ac, https://pat.example.org/~pat/%E2%82%AC",
    "https://pat.example.org/a b, https://pat.example.org/a%20b",
    "https://pat.example.org/x?utm_source=a&id=7&gclid=z, https://pat.example.org/x?id=7",
    "https://pat.example.org/x;jsessionid=77?PHPSESSID=1, https://pat.example.org/x",
    "https://bücher.example/ä, https://xn--bcher-kva.example/%C3%A4",
    "https://pat.example.org/100%, https://pat.example.org/100%25",
  })
  void everyAddressHasOneSpelling(String written, String normal) {
    assertThat(PageAddress.normal(written)).contains(normal);
    assertThat(PageAddress.normal(normal)).as("stays as it is").contains(normal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mailto:pat@mail.invalid",
        "javascript:void(0)",
        "ftp://example.org/",
        "/relative",
        "https://user:pw@example.org/",
        "https://",
        "",
      })
  void whatIsNoPageIsLeftOut(String written) {
    assertThat(PageAddress.normal(written)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/a/b/a/b/a/b",
        "https://example.org/1/2/3/4/5/6/7/8/9/10/11/12/13",
        "https://example.org/blog/2024/05/",
        "https://example.org/events?month=2031-01",
        "https://example.org/photo.JPG",
      })
  void trapsAreSeen(String address) {
    assertThat(PageAddress.trap(address)).isPresent();
  }

  @Test
  void anOverlongAddressIsATrapAndAnOrdinaryOneIsNot() {
    assertThat(PageAddress.trap("https://example.org/" + "x".repeat(2000))).isPresent();
    assertThat(PageAddress.trap("https://example.org/people/lee?tab=work")).isEmpty();
  }

  @Test
  void thePartOfOnePersonOnASharedServerIsTheirGround() {
    assertThat(PageAddress.ground("https://example.edu/~pat/cv.html")).isEqualTo("/~pat");
    assertThat(PageAddress.ground("https://example.edu/people/pat")).isEqualTo("/");
    assertThat(PageAddress.same("http://www.example.org", "https://example.org/")).isTrue();
  }
}
