// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.util.Locale;
import org.reqcast.api.AtProtocol;
import org.reqcast.api.JsonApi;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.ConnectorFile;
import org.reqcast.connector.Dialects.Speech;
import org.reqcast.crawl.Crawl;
import org.reqcast.feed.Feed;
import org.reqcast.feed.OpeningPages;
import org.reqcast.files.FileFolder;
import org.reqcast.grammar.Surroundings;
import org.reqcast.hand.Hand;
import org.reqcast.mail.Mail;

/** The ways of speaking; {@code speaks: json-api} finds {@code JSON_API}. */
enum Dialect {
  JSON_API(JsonApi::read),
  AT_PROTOCOL(AtProtocol::read),
  BY_HAND(Hand::read),
  CRAWL(Crawl::read),
  FEED(Feed::read),
  FILES(FileFolder::read),
  MAIL(Mail::read),
  PAGES(OpeningPages::read);

  @SuppressWarnings("ImmutableEnumChecker") // all are method references
  private final Reader reader;

  Dialect(Reader reader) {
    this.reader = reader;
  }

  /** Reads what a dialect's connector files say beyond the common keys. */
  @FunctionalInterface
  interface Reader {
    Speech read(ConnectorFile file, YamlMap rest, Surroundings surroundings);
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Speech read(ConnectorFile file, YamlMap rest, Surroundings surroundings) {
    return reader.read(file, rest, surroundings);
  }
}
