// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crawl;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reqcast.candidate.Basis;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.Account;
import org.reqcast.connector.Check.Health;
import org.reqcast.connector.Connector;
import org.reqcast.connector.ConnectorFile;
import org.reqcast.connector.Dialects.Speech;
import org.reqcast.connector.Escape;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Template;
import org.reqcast.connector.Vocabulary;
import org.reqcast.grammar.Surroundings;

/**
 * Walks over people's own sites and pages of staff, and takes what they say about themselves.
 *
 * @param start addresses to begin at, separated by commas or spaces
 * @param depth how many links away from there
 * @param mostPages of one site in one round
 * @param sameSite whether to stay on the sites of the start
 * @param sitemaps whether to look for pages in sitemaps too
 * @param revisit how old a visit must be to be repeated
 * @param tell how soon people must be told
 * @param forget how long they may be kept
 */
public record Crawl(
    ConnectorFile file,
    Template start,
    int depth,
    int mostPages,
    boolean sameSite,
    boolean sitemaps,
    Duration revisit,
    Basis.Ground ground,
    Duration tell,
    Duration forget,
    Surroundings around)
    implements Speech {

  public static Speech read(ConnectorFile file, YamlMap rest, Surroundings around) {
    YamlMap collect = rest.map("collect");
    Template start = Template.of(collect, "start", Escape.NONE, Vocabulary.ofAccount(file));
    if (!collect.has("basis")) {
      collect.wrong(
          "basis", "`basis` is missing: why we may hold these people's data, public-professional");
    }
    Crawl crawl =
        new Crawl(
            file,
            start,
            collect.numberIf("depth").orElse(2),
            collect.numberIf("most-pages").orElse(200),
            collect.flagIf("same-site").orElse(true),
            collect.flagIf("sitemaps").orElse(true),
            collect.durationIf("revisit").orElse(Duration.ofDays(7)),
            collect.word("basis", Basis.Ground.class, Basis.Ground.PUBLIC_PROFESSIONAL),
            collect.durationIf("notify").orElse(Duration.ofDays(30)),
            collect.durationIf("forget").orElse(Duration.ofDays(180)),
            around);
    if (crawl.depth < 0 || crawl.depth > 10) {
      collect.wrong("depth", "must be from 0 to 10");
    }
    if (crawl.mostPages < 1 || crawl.mostPages > 5000) {
      collect.wrong("most-pages", "must be from 1 to 5000");
    }
    collect.done();
    return crawl;
  }

  @Override
  public Connector open(Account account) {
    return new Connector(
        account,
        file,
        Optional.empty(),
        Optional.of(new Crawler(this, account)),
        () -> check(account));
  }

  /** The addresses to begin at that can be read, each once. */
  List<String> starts(Account account) {
    Set<String> starts = new LinkedHashSet<>();
    for (String word : words(account)) {
      PageAddress.normal(word).ifPresent(starts::add);
    }
    return List.copyOf(starts);
  }

  private List<String> words(Account account) {
    String all = start.render(around.wording().of(account)).strip();
    return all.isEmpty() ? List.of() : List.of(all.split("[,\\s]+"));
  }

  private Health check(Account account) {
    for (String word : words(account)) {
      if (PageAddress.normal(word).isEmpty()) {
        return new Health.Unwell(
            Remedy.RECONFIGURE,
            account.name() + ": \"" + word + "\" is no address; they begin with https://");
      }
    }
    int count = starts(account).size();
    return count == 0
        ? new Health.Unwell(Remedy.RECONFIGURE, account.name() + ": no address to begin at")
        : new Health.Well("begins at " + count + (count == 1 ? " address" : " addresses"));
  }
}
