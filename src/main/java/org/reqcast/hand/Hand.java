// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.hand;

import java.time.Duration;
import java.util.List;
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
import org.reqcast.grammar.ChannelText;
import org.reqcast.grammar.Required;
import org.reqcast.grammar.Surroundings;

/** Speaks to boards through a person, who fills in their forms with what we prepare. */
public final class Hand implements Dialects.Speech {
  private static final Duration REMIND = Duration.ofDays(2);

  private final ConnectorFile file;
  private final Surroundings around;
  private final Spoken spoken;

  /**
   * What {@code post:} says.
   *
   * @param where address of the page on which an ad is placed
   * @param at the hosts that an ad's address may have; empty for any
   * @param change how an ad is changed there
   * @param takeDown how an ad is taken down there
   * @param days how many days an ad stands there; null where until it is taken down
   * @param look whether an ad's page may be read to see if it is still there
   */
  record Spoken(
      Template where,
      List<Template> at,
      Required required,
      List<ChannelText> fields,
      List<Template> steps,
      Done change,
      Done takeDown,
      Duration remind,
      @Nullable Template days,
      boolean look) {}

  /** The steps of doing something, or the sentence that says why it cannot be done. */
  record Done(List<Template> steps, String cannot) {}

  private Hand(ConnectorFile file, YamlMap rest, Surroundings around) {
    this.file = file;
    this.around = around;
    this.spoken = spoken(file, rest.map("post"));
  }

  public static Dialects.Speech read(ConnectorFile file, YamlMap rest, Surroundings around) {
    return new Hand(file, rest, around);
  }

  private static Spoken spoken(ConnectorFile file, YamlMap post) {
    Vocabulary ads = Vocabulary.ofAds(file);
    Vocabulary account = Vocabulary.ofAccount(file);
    Template where = Template.of(post, "where", Escape.NONE, account);
    List<Template> at = templates(post, "at", account);
    Required required = Required.read(post, ads);
    List<ChannelText> fields = ChannelText.read(post, ads, java.util.Set.of());
    if (fields.isEmpty()) {
      post.wrong("text", "`post` needs `text`: a text for each field of the board's form");
    }
    List<Template> steps = templates(post, "steps", account);
    if (steps.isEmpty()) {
      post.wrong("steps", "`post` needs `steps`: what a person does to place an ad");
    }
    Done change = done(post, "update", account);
    Done takeDown = done(post, "close", account);
    Duration remind = post.durationIf("remind").orElse(REMIND);
    Template days = Template.ofIf(post, "days", Escape.NONE, account).orElse(null);
    boolean look = post.flagIf("look").orElse(false);
    post.done();
    return new Spoken(where, at, required, fields, steps, change, takeDown, remind, days, look);
  }

  private static Done done(YamlMap post, String key, Vocabulary account) {
    Optional<YamlMap> said = post.mapIf(key);
    if (said.isEmpty()) {
      post.wrong(key, "`post` needs `" + key + "`: {steps: …}, or {cannot: a sentence}");
      return new Done(List.of(), "");
    }
    YamlMap map = said.get();
    Done done = new Done(templates(map, "steps", account), map.textIf("cannot").orElse(""));
    if (done.steps().isEmpty() == done.cannot().isEmpty()) {
      post.wrong(key, "`" + key + "` wants either `steps` or `cannot`");
    }
    map.done();
    return done;
  }

  private static List<Template> templates(YamlMap map, String key, Vocabulary account) {
    return map.texts(key).stream()
        .map(
            text -> Template.of(text, Escape.NONE, account, (line, wrong) -> map.wrong(key, wrong)))
        .toList();
  }

  @Override
  public Optional<Abilities> abilities() {
    return Optional.of(
        new Abilities(
            Abilities.BY_HAND,
            spoken.change().cannot().isEmpty() ? "a person is asked" : "no",
            spoken.takeDown().cannot().isEmpty() ? "a person is asked" : "no",
            spoken.look() ? "its page, where robots.txt allows it" : "no",
            "one task for each ad; a person says what they did"));
  }

  @Override
  public Connector open(Account account) {
    HandBoard board = new HandBoard(file, spoken, account, around);
    return new Connector(account, file, Optional.of(board), Optional.empty(), board::check);
  }
}
