// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crawl;

import java.util.List;
import java.util.Optional;
import org.reqcast.http.Answer;

/** A web page with everything that a crawl takes out of it. */
record ReadPage(WebPage page, String text, List<String> links, Told.Found found) {

  /**
   * Reads an answer; empty where it is no web page.
   *
   * @param asked where it was asked for
   */
  static Optional<ReadPage> of(Answer answer, String asked) {
    String url = PageAddress.normal(answer.uri().toString()).orElse(asked);
    return WebPage.of(answer, url).map(ReadPage::of);
  }

  private static ReadPage of(WebPage page) {
    String text = page.text();
    Told.Found found =
        page.directives().keep()
            ? PeopleFinder.on(page, text)
            : new Told.Found(List.of(), "asks robots not to keep it");
    return new ReadPage(page, text, page.links(), found);
  }
}
