// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Fit;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Poster;
import org.reqcast.connector.Preview;
import org.reqcast.connector.Progress;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Withdrawn;
import org.reqcast.connector.Words;
import org.reqcast.grammar.ChannelText;
import org.reqcast.grammar.JsonText;
import org.reqcast.http.HttpFailure;

/** Places ads on a board as its connector file says. */
final class JsonPoster implements Poster {
  private final JsonPosting spoken;
  private final Line line;
  private final Facts facts;
  private final Prepared prepared;

  JsonPoster(JsonPosting spoken, Line line, Facts facts) {
    this.spoken = spoken;
    this.line = line;
    this.facts = facts;
    this.prepared =
        new Prepared(spoken.preparing(), line, KeptSteps.of(line.around(), line.account().name()));
  }

  /** An ad's words, its texts made; {@code refused} where a text does not fit. */
  private record Ready(Words words, List<ChannelText.Made> texts, @Nullable Posted refused) {}

  @Override
  public Sureness sureness() {
    return spoken.sure();
  }

  @Override
  public Duration settle() {
    return spoken.settle() == null ? Poster.super.settle() : spoken.settle();
  }

  @Override
  public Optional<Duration> lasts() {
    return Optional.ofNullable(spoken.lasts());
  }

  @Override
  public Posted post(Ad ad) throws ConnectorException {
    AdRequest create = written(spoken.create());
    try {
      Ready ready = ready(ad, create);
      if (ready.refused() != null) {
        return ready.refused();
      }
      // A key may be promised and not kept, so we look wherever looking is possible.
      if (spoken.find() != null && look(ad) instanceof Look.Stands stands) {
        boolean changes = spoken.update() != null && spoken.update().request() != null;
        return changes ? new Posted.Stood(stands.ad()) : new Posted.Live(stands.ad());
      }
      Prepared.Outcome outcome =
          prepared.prepare(ad, ready.words().with(JsonPosting.ACT, "create"), facts.known());
      if (outcome.stopped() != null) {
        return outcome.stopped();
      }
      Posted posted = carry(ad, create, Act.CREATE, outcome.words(), null);
      if (!(posted instanceof Posted.Unanswered)) {
        prepared.kept().forget(ad);
      }
      return posted;
    } catch (InterruptedException stopped) {
      throw stopped(Act.CREATE);
    }
  }

  @Override
  public Posted update(Ad ad, AdRef standing) throws ConnectorException {
    return change(ad, standing, spoken.update(), "update");
  }

  @Override
  public Posted renew(Ad ad, AdRef standing) throws ConnectorException {
    AdRequest renew = spoken.renew();
    if (renew != null && renew.request() == null) {
      return new Posted.Gone(renew.cannot());
    }
    return renew == null ? update(ad, standing) : change(ad, standing, renew, "renew");
  }

  private Posted change(Ad ad, AdRef standing, @Nullable AdRequest update, String act)
      throws ConnectorException {
    if (update == null || update.request() == null) {
      String why = update == null ? "" : update.cannot();
      return new Posted.Refused(
          why.isEmpty() ? "This channel cannot change an ad; the earlier text still stands" : why,
          null);
    }
    try {
      Ready ready = ready(ad, update);
      return ready.refused() != null
          ? ready.refused()
          : carry(ad, update, Act.UPDATE, changing(ready, standing, act), standing);
    } catch (InterruptedException stopped) {
      throw stopped(Act.UPDATE);
    }
  }

  @Override
  public boolean withdrawalTells() {
    return spoken.close() != null && !spoken.close().instead().isEmpty();
  }

  @Override
  public Withdrawn withdraw(Ad ad, AdRef standing) throws ConnectorException {
    AdRequest close = spoken.close();
    if (close == null || close.request() == null) {
      String why = close == null ? "" : close.cannot();
      return new Withdrawn.CannotClose(why.isEmpty() ? "This channel cannot take ads down" : why);
    }
    try {
      Words words = changing(ready(ad, close), standing, "close");
      Request.Filled filled = close.request().fill(words);
      Reply reply = line.send(filled, Act.CLOSE, words, ad.key() + "-close");
      return new AdAnswer(line, facts, ad, close, Act.CLOSE, standing)
          .withdrawn(reply, filled.method());
    } catch (HttpFailure failure) {
      if (failure.kind() == HttpFailure.Kind.UNANSWERED) {
        return new Withdrawn.Unanswered(line.failed(Act.CLOSE, failure).getMessage() + "");
      }
      throw line.failed(Act.CLOSE, failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Withdrawn.Unanswered("stopped while waiting for the answer");
    }
  }

  @Override
  public Progress progress(Ad ad, @Nullable AdRef standing, String task) throws ConnectorException {
    Inquiry inquiry = spoken.progress();
    if (inquiry == null) {
      return new Progress.Forgotten();
    }
    try {
      Words words = ready(ad, inquiry.ask()).words().with("task", task);
      Map<String, Object> bound = line.bound(ad, standing, facts.known());
      bound.put("task", task);
      return inquiry.progress(
          line, standing == null ? words : words.with("id", standing.id()), bound, ad, standing);
    } catch (InterruptedException stopped) {
      throw stopped(Act.READ);
    }
  }

  @Override
  public Look look(Ad ad) throws ConnectorException {
    JsonPosting.Find find = spoken.find();
    if (find == null || find.ask().request() == null) {
      return new Look.CannotLook();
    }
    try {
      Words words = ready(ad, find.ask()).words();
      return new AdFinder(find, find.ask().request(), line, facts.known()).find(words, ad);
    } catch (InterruptedException stopped) {
      throw stopped(Act.READ);
    }
  }

  @Override
  public Preview preview(Ad ad) throws ConnectorException {
    Map<String, Object> known = facts.known();
    Words open = line.open(ad).with("fact", known);
    List<ChannelText.Made> texts = texts(open, known);
    Words words = sent(ad, known, texts).with(JsonPosting.ACT, "create");
    List<Preview.Part> parts = new ArrayList<>();
    List<Preview.Part> says = new ArrayList<>();
    for (Preparing.Step step : spoken.preparing().steps()) {
      add(ad, step.request().fill(words), words, parts, says);
    }
    if (spoken.create() != null && spoken.create().request() != null) {
      add(ad, spoken.create().request().fill(words), words, parts, says);
    }
    List<Preview.Length> lengths = texts.stream().flatMap(text -> text.lengths().stream()).toList();
    return new Preview(parts, lengths, says);
  }

  private void add(
      Ad ad,
      Request.Filled filled,
      Words words,
      List<Preview.Part> parts,
      List<Preview.Part> says) {
    parts.add(part(ad, filled, words));
    Leaves.of(filled, ad.key())
        .forEach(leaf -> says.add(new Preview.Part(leaf.headline(), line.hidden(leaf.body()))));
  }

  private Preview.Part part(Ad ad, Request.Filled filled, Words words) {
    StringBuilder body = new StringBuilder();
    new TreeMap<>(line.headers(filled, words, ad.key()))
        .forEach((name, value) -> body.append(name).append(": ").append(value).append('\n'));
    if (filled.body() != null) {
      String text = new String(filled.body(), StandardCharsets.UTF_8);
      body.append('\n').append(JsonText.read(text).map(JsonText::pretty).orElse(text));
    }
    return new Preview.Part(
        line.hidden(filled.method() + " " + line.shown(filled.path())),
        line.hidden(body.toString()));
  }

  /** Sends a request that places or changes an ad, and says what became of it. */
  private Posted carry(Ad ad, AdRequest what, Act act, Words words, @Nullable AdRef standing)
      throws ConnectorException, InterruptedException {
    Reply reply;
    try {
      Request request = java.util.Objects.requireNonNull(what.request());
      reply = line.send(request.fill(words), act, words, ad.key());
    } catch (HttpFailure failure) {
      if (failure.kind() == HttpFailure.Kind.UNANSWERED) {
        return new Posted.Unanswered(line.failed(act, failure).getMessage() + "");
      }
      throw line.failed(act, failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Posted.Unanswered("stopped while waiting for the answer");
    }
    return new AdAnswer(line, facts, ad, what, act, standing).posted(reply);
  }

  private Ready ready(Ad ad, AdRequest what) throws ConnectorException, InterruptedException {
    Set<String> needed = new TreeSet<>();
    if (what.request() != null) {
      needed.addAll(what.request().facts());
    }
    if (what.equals(spoken.create())) {
      needed.addAll(spoken.preparing().facts());
    }
    spoken.texts().forEach(text -> needed.addAll(text.facts()));
    Map<String, Object> known = facts.of(needed);
    List<ChannelText.Made> texts = texts(line.open(ad).with("fact", known), known);
    Posted refused = null;
    for (ChannelText.Made text : texts) {
      if (text.fitted() instanceof Fit.Fitted.TooLong tooLong) {
        refused = new Posted.Refused(tooLong.sentence(), "text." + text.name());
      }
    }
    return new Ready(sent(ad, known, texts), texts, refused);
  }

  /** What requests about a standing ad may name. */
  private Words changing(Ready ready, AdRef standing, String act) {
    long moment = line.around().clock().instant().toEpochMilli();
    return ready
        .words()
        .with("id", standing.id())
        .with("moment", String.valueOf(moment))
        .with(JsonPosting.ACT, act);
  }

  private List<ChannelText.Made> texts(Words open, Map<String, Object> known)
      throws ConnectorException {
    List<ChannelText.Made> made = new ArrayList<>();
    for (ChannelText text : spoken.texts()) {
      made.add(text.make(open, known));
    }
    return made;
  }

  private Words sent(Ad ad, Map<String, Object> known, List<ChannelText.Made> texts) {
    return line.words(ad).with("fact", known).with("text", ChannelText.byName(texts));
  }

  private static AdRequest written(@Nullable AdRequest create) {
    if (create == null || create.request() == null) {
      throw new IllegalStateException("a file without `create` is never opened");
    }
    return create;
  }

  private ConnectorException stopped(Act act) {
    Thread.currentThread().interrupt();
    return line.trouble(act, Remedy.WAIT, "we were stopped before anything was sent");
  }
}
