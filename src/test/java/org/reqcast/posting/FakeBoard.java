// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Poster;
import org.reqcast.connector.Preview;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Withdrawn;

/** A board whose weather a test decides, request by request. */
final class FakeBoard implements Poster {
  static final Duration SETTLE = Duration.ofSeconds(30);

  /** What happens to a request. */
  enum Weather {
    FAIR,
    /** Does it, and loses the answer. */
    ACCEPTS_AND_DROPS,
    /** Does nothing, and nobody can tell. */
    DROPS,
    /** Does nothing and says so: busy. */
    BUSY,
    LOGGED_OUT,
    REDESIGNED,
    REFUSES,
    WORKS_ON_IT,
    /** Finds an ad of ours there, and does not know what it says. */
    STOOD,
    BREAKS
  }

  /** An ad that stands. */
  record Standing(String id, String posting, String revision, String title) {}

  final Map<String, Standing> standing = new LinkedHashMap<>();
  final List<String> requests = new ArrayList<>();
  final Deque<Weather> weather = new ArrayDeque<>();
  Sureness sureness = Sureness.LOOK;
  boolean canLook = true;
  boolean canClose = true;
  boolean newIdOnEdit;
  boolean renews = true;

  /** Whether looking fails. */
  boolean blind;

  /** Whether a change and a withdrawal are messages of their own. */
  boolean tells;

  /** Whether the process dies once the next request has taken effect. */
  boolean dies;

  Optional<Duration> lasts = Optional.empty();
  private final Map<String, String> idOfKey = new LinkedHashMap<>();
  private int ids;

  FakeBoard weather(Weather... next) {
    weather.addAll(List.of(next));
    return this;
  }

  long copies(String posting) {
    return standing.values().stream().filter(ad -> ad.posting().equals(posting)).count();
  }

  @Override
  public Sureness sureness() {
    return sureness;
  }

  @Override
  public boolean changeTells() {
    return tells;
  }

  @Override
  public boolean withdrawalTells() {
    return tells;
  }

  @Override
  public Duration settle() {
    return SETTLE;
  }

  @Override
  public Optional<Duration> lasts() {
    return lasts;
  }

  @Override
  public Posted post(Ad ad) throws ConnectorException {
    requests.add("post " + ad.posting());
    return answer(() -> place(ad));
  }

  @Override
  public Posted update(Ad ad, AdRef ref) throws ConnectorException {
    requests.add("update " + ref.id());
    if (!standing.containsKey(ref.id())) {
      return new Posted.Gone("there is no such ad");
    }
    return answer(
        () -> {
          String id = newIdOnEdit ? "ad-" + ++ids : ref.id();
          standing.remove(ref.id());
          return put(id, ad);
        });
  }

  @Override
  public Withdrawn withdraw(Ad ad, AdRef ref) throws ConnectorException {
    requests.add("withdraw " + ref.id());
    if (!canClose) {
      return new Withdrawn.CannotClose("Said below it that the opening is closed.");
    }
    Posted posted =
        answer(
            () -> {
              standing.remove(ref.id());
              return new AdRef(ref.id(), null);
            });
    return switch (posted) {
      case Posted.Unanswered lost -> new Withdrawn.Unanswered(lost.why());
      case Posted.Refused refused -> throw new ConnectorException(Remedy.REPAIR, refused.reason());
      case Posted.Live live -> new Withdrawn.Gone("404");
      case Posted.Stood stood -> new Withdrawn.Gone("404");
      case Posted.Gone gone -> new Withdrawn.Gone(gone.why());
      case Posted.Accepted accepted -> new Withdrawn.Gone("202");
      case Posted.UnderWay working -> new Withdrawn.UnderWay(working.task());
    };
  }

  @Override
  public Posted renew(Ad ad, AdRef ref) throws ConnectorException {
    return renews ? update(ad, ref) : new Posted.Gone("its days are over");
  }

  @Override
  public Look look(Ad ad) throws ConnectorException {
    requests.add("look " + ad.posting());
    if (blind) {
      throw new ConnectorException(Remedy.WAIT, "503");
    }
    if (!canLook) {
      return new Look.CannotLook();
    }
    return standing.values().stream()
        .filter(it -> it.posting().equals(ad.posting()))
        .findFirst()
        .<Look>map(it -> new Look.Stands(new AdRef(it.id(), link(it.id()))))
        .orElseGet(Look.Absent::new);
  }

  @Override
  public Preview preview(Ad ad) {
    return new Preview(List.of(new Preview.Part("status", ad.opening().title())), List.of());
  }

  AdRef place(Ad ad) {
    String id = idOfKey.get(ad.key());
    if (sureness == Sureness.KEY && id != null) {
      return new AdRef(id, link(id));
    }
    id = "ad-" + ++ids;
    idOfKey.put(ad.key(), id);
    return put(id, ad);
  }

  private AdRef put(String id, Ad ad) {
    standing.put(id, new Standing(id, ad.posting(), ad.revision(), ad.opening().title()));
    return new AdRef(id, link(id));
  }

  private Posted answer(Effect effect) throws ConnectorException {
    Weather now = weather.isEmpty() ? Weather.FAIR : weather.poll();
    if (dies) {
      throw new OutOfMemoryError("dies after " + effect.happen());
    }
    return switch (now) {
      case FAIR -> new Posted.Live(effect.happen());
      case ACCEPTS_AND_DROPS -> new Posted.Unanswered("connection reset by " + effect.happen());
      case DROPS -> new Posted.Unanswered("timed out");
      case BUSY -> throw new ConnectorException(Remedy.WAIT, "the board is busy");
      case LOGGED_OUT -> throw new ConnectorException(Remedy.RECONFIGURE, "the token has expired");
      case REDESIGNED -> throw new ConnectorException(Remedy.REPAIR, "the answer has no id");
      case REFUSES -> new Posted.Refused("salary missing", "pay");
      case STOOD -> new Posted.Stood(effect.happen());
      case WORKS_ON_IT -> new Posted.Accepted(effect.happen());
      case BREAKS -> throw new IllegalStateException("a defect after " + effect.happen());
    };
  }

  /** What a request does where it arrives. */
  private interface Effect {
    AdRef happen();
  }

  private static String link(String id) {
    return "https://board.example.org/" + id;
  }
}
