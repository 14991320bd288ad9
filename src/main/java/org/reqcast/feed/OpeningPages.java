// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.feed;

import java.util.Optional;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.Abilities;
import org.reqcast.connector.Check;
import org.reqcast.connector.Connector;
import org.reqcast.connector.ConnectorFile;
import org.reqcast.connector.Dialects.Speech;
import org.reqcast.connector.Escape;
import org.reqcast.connector.Template;
import org.reqcast.connector.Vocabulary;
import org.reqcast.grammar.BodyReader;
import org.reqcast.grammar.RequestBody;
import org.reqcast.grammar.Required;
import org.reqcast.grammar.Surroundings;

/**
 * Our own pages, one for each opening at each place, as their file says.
 *
 * @param path of a page below the public folder, without its ending
 * @param data what a page says to machines, or nothing where it is null
 * @param closed what stands in a page's place when its ad is gone
 * @param listPath of the page that lists all
 * @param sitemap path of the sitemap
 */
public record OpeningPages(
    Template path,
    Template page,
    RequestBody.Leaf data,
    Template closed,
    Template listPath,
    Template list,
    Template sitemap,
    Required required,
    Shrink shrink) {

  /** The ending of a page that is there. */
  static final String ENDING = ".html";

  /** The ending of what is served, with status 410, in place of a page that is gone. */
  static final String GONE_ENDING = ".gone.html";

  public static Speech read(ConnectorFile file, YamlMap rest, Surroundings around) {
    YamlMap post = rest.map("post");
    Vocabulary account = Vocabulary.ofAccount(file);
    Vocabulary ads = Vocabulary.ofAds(file);
    YamlMap list = post.map("list");
    OpeningPages pages =
        new OpeningPages(
            Template.of(post, "path", Escape.NONE, ads),
            Template.of(post, "page", Escape.HTML, ads.plusRaw("jsonld")),
            BodyReader.leaf(post, "jsonld", ads, post.anyIf("jsonld").orElse(null)),
            Template.of(post, "closed", Escape.HTML, account.plus("title", "listLink")),
            Template.of(list, "path", Escape.NONE, account),
            Template.of(
                list, "page", Escape.HTML, account.plusDate("changed").plusList("ads", ads)),
            Template.of(post, "sitemap", Escape.NONE, account),
            Required.read(post, ads),
            Shrink.read(post));
    list.done();
    post.done();
    return new WholeSet(
        login -> {
          PagePublisher publisher = new PagePublisher(pages, login, around);
          Check check = publisher::check;
          return new Connector(
              login,
              file,
              Optional.of(new OnceOnly(publisher, around.clock())),
              Optional.empty(),
              check);
        },
        Abilities.WHOLE_SET);
  }
}
