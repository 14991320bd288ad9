// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.feed;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.Abilities;
import org.reqcast.connector.Check;
import org.reqcast.connector.Connector;
import org.reqcast.connector.ConnectorFile;
import org.reqcast.connector.Dialects.Speech;
import org.reqcast.connector.Escape;
import org.reqcast.connector.Publisher;
import org.reqcast.connector.Template;
import org.reqcast.connector.Vocabulary;
import org.reqcast.drop.Drop;
import org.reqcast.grammar.BodyReader;
import org.reqcast.grammar.Required;
import org.reqcast.grammar.Surroundings;

/**
 * A feed that boards fetch, or that is put into a folder for them, as its file says.
 *
 * @param file path below the public folder; where files are put into a folder, its last part is
 *     their name there
 * @param drop the folder that files are put into; null where boards fetch them
 * @param alone whether each opening has a file of its own
 */
public record Feed(
    Template file,
    FeedShape shape,
    FeedWords words,
    Required required,
    Shrink shrink,
    Split split,
    @Nullable Drop drop,
    boolean alone) {

  /** How a feed is written. */
  enum Format {
    XML,
    JSON
  }

  public static Speech read(ConnectorFile file, YamlMap rest, Surroundings around) {
    YamlMap post = rest.map("post");
    Vocabulary account = Vocabulary.ofAccount(file);
    Vocabulary frame = account.plusDate("changed").plus("count");
    FeedWords words = FeedWords.read(post, Vocabulary.ofAds(file), account);
    Vocabulary ads = words.widened(Vocabulary.ofAds(file));
    Format format = post.word("format", Format.class, Format.XML);
    boolean alone = post.flagIf("alone").orElse(false);
    Template path = Template.of(post, "file", Escape.NONE, alone ? ads : account);
    if (alone && !post.has("deliver")) {
      post.wrong("alone", "needs 'deliver': boards that fetch know one address");
    } else if (alone && !path.names().contains("posting")) {
      post.wrong("file", "must name {{posting}}, so that each opening has a file of its own");
    }
    Feed feed =
        new Feed(
            path,
            format == Format.XML ? text(post, frame, ads) : structure(post, frame, ads),
            words,
            Required.read(post, ads),
            Shrink.read(post),
            Split.read(post),
            Drop.read(post, file).orElse(null),
            alone);
    post.done();
    return new WholeSet(
        login -> {
          FeedPublisher publisher = new FeedPublisher(feed, login, around);
          Check check = publisher::check;
          // What lies in somebody's folder is looked at in every turn.
          Publisher sparing =
              feed.drop() == null ? new OnceOnly(publisher, around.clock()) : publisher;
          return new Connector(login, file, Optional.of(sparing), Optional.empty(), check);
        },
        feed.drop() == null ? Abilities.WHOLE_SET : Drop.ABILITIES);
  }

  private static FeedShape text(YamlMap post, Vocabulary frame, Vocabulary ads) {
    return new FeedShape.Text(
        Template.of(post, "head", Escape.XML, frame),
        Template.of(post, "item", Escape.XML, ads),
        Template.of(post, "foot", Escape.XML, frame));
  }

  private static FeedShape structure(YamlMap post, Vocabulary frame, Vocabulary ads) {
    @Nullable String list = post.textIf("list").orElse(null);
    if (list == null && post.has("whole")) {
      post.wrong("whole", "needs 'list', which names where the items stand in it");
    }
    return new FeedShape.Structure(
        BodyReader.leaf(post, "whole", frame, post.anyIf("whole").orElse(null)),
        list,
        BodyReader.leaf(post, "item", ads, post.anyIf("item").orElse(null)));
  }
}
