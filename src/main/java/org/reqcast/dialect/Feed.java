// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.util.Optional;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.Check;
import org.reqcast.connector.Connector;
import org.reqcast.connector.ConnectorFile;
import org.reqcast.connector.Dialects.Speech;
import org.reqcast.connector.Escape;
import org.reqcast.connector.Template;
import org.reqcast.connector.Vocabulary;

/**
 * A feed that boards fetch, as its file says.
 *
 * @param file path below the public folder
 */
record Feed(Template file, FeedShape shape, Required required, Shrink shrink) {

  /** How a feed is written. */
  enum Format {
    XML,
    JSON
  }

  static Speech read(ConnectorFile file, YamlMap rest, Surroundings around) {
    YamlMap post = rest.map("post");
    Vocabulary ads = Vocabulary.ofAds(file);
    Vocabulary frame = Vocabulary.ofAccount(file).plusDate("changed");
    Format format = post.word("format", Format.class, Format.XML);
    Feed feed =
        new Feed(
            Template.of(post, "file", Escape.NONE, Vocabulary.ofAccount(file)),
            format == Format.XML ? text(post, frame, ads) : structure(post, frame, ads),
            Required.read(post, ads),
            Shrink.read(post));
    post.done();
    return account -> {
      FeedPublisher publisher = new FeedPublisher(feed, account, around);
      Check check = publisher::check;
      return new Connector(account, file, Optional.of(publisher), Optional.empty(), check);
    };
  }

  private static FeedShape text(YamlMap post, Vocabulary frame, Vocabulary ads) {
    return new FeedShape.Text(
        Template.of(post, "head", Escape.XML, frame),
        Template.of(post, "item", Escape.XML, ads),
        Template.of(post, "foot", Escape.XML, frame));
  }

  private static FeedShape structure(YamlMap post, Vocabulary frame, Vocabulary ads) {
    return new FeedShape.Structure(
        BodyReader.leaf(post, "whole", frame, post.anyIf("whole").orElse(null)),
        post.text("list"),
        BodyReader.leaf(post, "item", ads, post.anyIf("item").orElse(null)));
  }
}
