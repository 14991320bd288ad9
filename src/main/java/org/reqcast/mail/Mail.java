// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.mail;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.Abilities;
import org.reqcast.connector.Account;
import org.reqcast.connector.Check;
import org.reqcast.connector.Connector;
import org.reqcast.connector.ConnectorFile;
import org.reqcast.connector.Delivery;
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
  private final @Nullable Spoken spoken;
  private final @Nullable MailDigest digest;

  /** Who we are at the mail server; both print nothing where it asks nobody. */
  record Login(Template user, Template password) {}

  /**
   * What {@code post:} says.
   *
   * @param changed tells readers that an opening changed; null where they are not told
   * @param closed tells readers that it is closed; null where they are not told
   * @param instead what the closing mail did, in a sentence
   */
  record Spoken(
      Heading heading,
      Letter created,
      @Nullable Letter changed,
      @Nullable Letter closed,
      String instead) {}

  /** A subject and what is below it; {@code html} may be null. */
  record Letter(Template subject, Template text, @Nullable Template html) {
    static Letter read(YamlMap map, Vocabulary open) {
      return new Letter(
          Template.of(map, "subject", Escape.NONE, open),
          Template.of(map, "text", Escape.NONE, open),
          Template.ofIf(map, "html", Escape.HTML, open).orElse(null));
    }
  }

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
    YamlMap post = rest.map("post");
    boolean many = post.has("digest");
    Heading heading =
        Heading.read(post, many ? Vocabulary.ofAccount(file) : Vocabulary.ofAds(file));
    this.digest = post.mapIf("digest").map(map -> MailDigest.read(heading, map, file)).orElse(null);
    this.spoken = digest == null ? spoken(heading, file, post) : null;
    post.done();
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

  private static Letter letter(YamlMap map, Vocabulary open) {
    Letter letter = Letter.read(map, open);
    map.done();
    return letter;
  }

  private static Spoken spoken(Heading heading, ConnectorFile file, YamlMap post) {
    Vocabulary open = Vocabulary.ofAds(file);
    Letter created = letter(post.map("create"), open);
    Letter changed = post.mapIf("update").map(map -> letter(map, open)).orElse(null);
    YamlMap close = post.mapIf("close").orElse(null);
    String instead = close == null ? "" : close.text("instead");
    Letter closed = close == null ? null : letter(close, open);
    return new Spoken(heading, created, changed, closed, instead);
  }

  @Override
  public Optional<Abilities> abilities() {
    return Optional.of(
        spoken == null
            ? MailDigest.ABILITIES
            : new Abilities(
                "one by one",
                spoken.changed() == null ? "no" : "a second mail",
                spoken.closed() == null ? "no" : "a last mail",
                "no",
                "a person looks where an answer got lost"));
  }

  @Override
  public Connector open(Account account) {
    MailServer server = new MailServer(file, account, login, around);
    if (digest != null) {
      DigestPublisher publisher = new DigestPublisher(digest, server, around, account);
      return connector(account, publisher, publisher::check);
    }
    Spoken said = Objects.requireNonNull(spoken);
    return connector(account, new MailPoster(said, server, around, account), server::check);
  }

  private Connector connector(Account account, Delivery delivery, Check check) {
    return new Connector(account, file, Optional.of(delivery), Optional.empty(), check);
  }
}
