// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.drop;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reqcast.config.YamlMap;
import org.reqcast.connector.Abilities;
import org.reqcast.connector.Account;
import org.reqcast.connector.ConnectorFile;
import org.reqcast.connector.Escape;
import org.reqcast.connector.Template;
import org.reqcast.connector.Vocabulary;
import org.reqcast.connector.Words;
import org.reqcast.grammar.Surroundings;

/**
 * What a connector file says of the folder that its files are put into: the key {@code deliver}.
 *
 * @param hostKey fingerprints by which a person knows a server of SFTP
 * @param authority path of the certificates that alone are believed
 * @param packed whether the packed twins are put there instead of the files
 */
public record Drop(
    ConnectorFile file,
    Template to,
    @Nullable Template user,
    @Nullable Template password,
    @Nullable Template key,
    @Nullable Template passphrase,
    @Nullable Template hostKey,
    @Nullable Template authority,
    boolean packed) {

  /** What a channel can do whose files are put into a folder. */
  public static final Abilities ABILITIES =
      new Abilities(
          "whole set, put into a folder",
          "with the next file",
          "left out of the file",
          "the size of the file",
          "one item for each ad");

  /** The key {@code deliver}; empty where the file says nothing of it. */
  public static Optional<Drop> read(YamlMap post, ConnectorFile file) {
    return post.mapIf("deliver").map(map -> of(map, file));
  }

  private static Drop of(YamlMap map, ConnectorFile file) {
    Vocabulary shown = Vocabulary.ofAccount(file);
    Vocabulary said = shown.withSecrets();
    Drop drop =
        new Drop(
            file,
            Template.of(map, "to", Escape.NONE, shown),
            Template.ofIf(map, "user", Escape.NONE, said).orElse(null),
            Template.ofIf(map, "password", Escape.NONE, said).orElse(null),
            Template.ofIf(map, "key", Escape.NONE, said).orElse(null),
            Template.ofIf(map, "passphrase", Escape.NONE, said).orElse(null),
            Template.ofIf(map, "host-key", Escape.NONE, shown).orElse(null),
            Template.ofIf(map, "authority", Escape.NONE, shown).orElse(null),
            map.flagIf("packed").orElse(false));
    map.done();
    return drop;
  }

  /** Carries for one account. */
  public Carrier carrier(Account account, Surroundings around) {
    return new Carrier(this, account, around);
  }

  String to(Account account, Surroundings around) {
    return text(to, around.wording().of(account));
  }

  String authority(Account account, Surroundings around) {
    return text(authority, around.wording().of(account));
  }

  Login login(Account account, Surroundings around) {
    Words words = around.wording().of(account).withSecrets(account);
    return new Login(
        text(user, words),
        text(password, words),
        text(key, words),
        text(passphrase, words),
        text(hostKey, words));
  }

  private static String text(@Nullable Template template, Words words) {
    return template == null ? "" : template.render(words).strip();
  }
}
