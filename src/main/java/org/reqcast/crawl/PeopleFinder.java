// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crawl;

import java.util.List;

/** Finds out whom a page is about: by its data, else by its marks, else by its words. */
final class PeopleFinder {
  private PeopleFinder() {}

  static Told.Found on(WebPage page, String text) {
    List<Told> linked = LinkedPeople.on(page);
    if (!linked.isEmpty()) {
      return new Told.Found(linked, "");
    }
    List<Told> cards = CardPeople.on(page);
    if (!cards.isEmpty()) {
      return new Told.Found(cards, "");
    }
    return PlainPeople.on(page, text);
  }
}
