// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.mail;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.Abilities;
import org.reqcast.connector.Account;
import org.reqcast.connector.Connector;
import org.reqcast.connector.ConnectorFile;
import org.reqcast.connector.Dialects;
import org.reqcast.connector.Escape;
import org.reqcast.connector.Template;
import org.reqcast.connector.Vocabulary;
import org.reqcast.grammar.Surroundings;

/** Speaks to mail servers: an ad is a mail to readers, which nobody can take back. */
public final class Mail implements Dialects.Speech {
  private final ConnectorFile file;
  private final Surroundings around;
  private final Login login;
  private final Spoken spoken;

  /** Who we are at the mail server; both print nothing where it asks nobody. */
  record Login(Template user, Template password) {}

  /**
   * What {@code post:} says.
   *
   * @param replyTo where answers go; null for the sender
   * @param changed tells readers that an opening changed; null where they are not told
   * @param closed tells readers that it is closed; null where they are not told
   * @param instead what the closing mail did, in a sentence
   */
  record Spoken(
      Template from,
      Template to,
      @Nullable Template replyTo,
      Letter created,
      @Nullable Letter changed,
      @Nullable Letter closed,
      String instead) {}

  /** A subject and what is below it; {@code html} may be null. */
  record Letter(Template subject, Template text, @Nullable Template html) {}

  private Mail(ConnectorFile file, YamlMap rest, Surroundings around) {
    this.file = file;
    this.around = around;
    Vocabulary asked = Vocabulary.ofAccount(file).withSecrets();
    Optional<YamlMap> login = rest.mapIf("login");
    this.login =
        new Login(
            login
                .map(map -> Template.of(map, "user", Escape.NONE, asked))
                .orElseGet(() -> silent(asked)),
            login
                .map(map -> Template.of(map, "password", Escape.NONE, asked))
                .orElseGet(() -> silent(asked)));
    login.ifPresent(YamlMap::done);
    this.spoken = spoken(file, rest.map("post"));
    if (file.home() == null) {
      rest.wrong("home", "`home` is missing: the mail server, such as smtp://{{server}}:587");
    }
  }

  private static Template silent(Vocabulary asked) {
    return Template.of("", Escape.NONE, asked, (line, wrong) -> {});
  }

  public static Dialects.Speech read(ConnectorFile file, YamlMap rest, Surroundings around) {
    return new Mail(file, rest, around);
  }

  private static Spoken spoken(ConnectorFile file, YamlMap post) {
    Vocabulary open = Vocabulary.ofAds(file);
    Template from = Template.of(post, "from", Escape.NONE, open);
    Template to = Template.of(post, "to", Escape.NONE, open);
    Template replyTo = Template.ofIf(post, "reply-to", Escape.NONE, open).orElse(null);
    Letter created = letter(post.map("create"), open);
    Letter changed = post.mapIf("update").map(map -> letter(map, open)).orElse(null);
    YamlMap close = post.mapIf("close").orElse(null);
    String instead = close == null ? "" : close.text("instead");
    Letter closed = close == null ? null : letter(close, open);
    post.done();
    return new Spoken(from, to, replyTo, created, changed, closed, instead);
  }

  private static Letter letter(YamlMap map, Vocabulary open) {
    Letter letter =
        new Letter(
            Template.of(map, "subject", Escape.NONE, open),
            Template.of(map, "text", Escape.NONE, open),
            Template.ofIf(map, "html", Escape.HTML, open).orElse(null));
    map.done();
    return letter;
  }

  @Override
  public Optional<Abilities> abilities() {
    return Optional.of(
        new Abilities(
            "one by one",
            spoken.changed() == null ? "no" : "a second mail",
            spoken.closed() == null ? "no" : "a last mail",
            "no",
            "a person looks where an answer got lost"));
  }

  @Override
  public Connector open(Account account) {
    MailServer server = new MailServer(file, account, login, around);
    return new Connector(
        account,
        file,
        Optional.of(new MailPoster(spoken, server, around, account)),
        Optional.empty(),
        server::check);
  }
}
