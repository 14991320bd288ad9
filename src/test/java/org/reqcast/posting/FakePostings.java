// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.reqcast.ledger.Postings;

/** Postings in memory, with a power cut before or after any write. */
public final class FakePostings implements Postings {
  private static final Map<PostingState, String> INTENTS =
      Map.of(
          PostingState.SENDING, "Sending",
          PostingState.UPDATING, "Updating",
          PostingState.CLOSING, "Taking down");

  final Map<String, PostingRow> rows = new LinkedHashMap<>();
  final Map<String, List<Event>> events = new LinkedHashMap<>();
  private final Map<String, List<Text>> texts = new LinkedHashMap<>();
  private final InstantSource clock;
  private Runnable before = () -> {};
  private Runnable after = () -> {};

  public FakePostings(InstantSource clock) {
    this.clock = clock;
  }

  /** Runs around every write; may throw, as a process that dies would. */
  void hooks(Runnable beforeWrite, Runnable afterWrite) {
    before = beforeWrite;
    after = afterWrite;
  }

  PostingRow only() {
    return rows.values().iterator().next();
  }

  @Override
  public List<PostingRow> of(String account) {
    return rows.values().stream().filter(row -> row.account().equals(account)).toList();
  }

  @Override
  public List<PostingRow> all() {
    return List.copyOf(rows.values());
  }

  @Override
  public Optional<PostingRow> find(String id) {
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public void plan(Collection<PostingRow> fresh) {
    before.run();
    for (PostingRow row : fresh) {
      if (rows.putIfAbsent(row.id(), row) == null) {
        note(row, "Planned");
      }
    }
    after.run();
  }

  @Override
  public Optional<PostingRow> lease(String id, PostingState expected, Duration howLong) {
    PostingRow row = rows.get(id);
    return row == null || row.due().isAfter(clock.instant())
        ? Optional.empty()
        : claim(id, expected, howLong);
  }

  @Override
  public Optional<PostingRow> claim(String id, PostingState expected, Duration howLong) {
    before.run();
    PostingRow row = rows.get(id);
    Instant now = clock.instant();
    if (row == null
        || row.state() != expected
        || (row.leaseUntil() != null && row.leaseUntil().isAfter(now))) {
      return Optional.empty();
    }
    PostingRow leased = leased(row, now.plus(howLong));
    rows.put(id, leased);
    after.run();
    return Optional.of(leased);
  }

  @Override
  public boolean write(PostingRow row, String happened, Text text) {
    return put(row, leased(row, null), happened, text);
  }

  @Override
  public boolean intend(PostingRow row, Text text) {
    return put(row, row, INTENTS.get(row.state()), text);
  }

  @Override
  public List<Text> texts(String id) {
    return texts.getOrDefault(id, List.of());
  }

  private boolean put(PostingRow given, PostingRow stored, String happened, Text text) {
    before.run();
    Instant held = rows.get(given.id()).leaseUntil();
    if (held == null || !Objects.equals(held, given.leaseUntil())) {
      return false;
    }
    boolean anew =
        given.state() == PostingState.TO_PLACE
            || (stored.leaseUntil() != null && given.state() == PostingState.SENDING);
    PostingRow next = anew ? stored : named(stored, rows.get(given.id()));
    rows.put(given.id(), placed(next, anew));
    if (!happened.isEmpty()) {
      note(stored, happened);
    }
    if (text != null) {
      List<Text> kept = new ArrayList<>(texts(given.id()));
      kept.removeIf(one -> one.revision().equals(text.revision()));
      kept.addFirst(new Text(text.revision(), text.text(), clock.instant()));
      texts.put(given.id(), kept.subList(0, Math.min(kept.size(), Text.KEPT)));
    }
    after.run();
    return true;
  }

  @Override
  public int endLeases() {
    rows.replaceAll((id, row) -> leased(row, null));
    return rows.size();
  }

  @Override
  public List<Event> history(String id) {
    return events.getOrDefault(id, List.of());
  }

  private void note(PostingRow row, String happened) {
    events
        .computeIfAbsent(row.id(), id -> new ArrayList<>())
        .add(new Event(clock.instant(), row.state(), happened));
  }

  @Override
  public List<Instant> requests(String account, Instant from) {
    return of(account).stream()
        .flatMap(row -> history(row.id()).stream())
        .filter(event -> INTENTS.containsValue(event.happened()) && !event.at().isBefore(from))
        .map(Event::at)
        .sorted()
        .toList();
  }

  @Override
  public List<Instant> sent(String account, Instant from) {
    List<Instant> sent = new ArrayList<>();
    for (PostingRow row : of(account)) {
      List<Event> all = history(row.id());
      for (int i = 0; i < all.size(); i++) {
        PostingState then = i + 1 < all.size() ? all.get(i + 1).state() : PostingState.SENDING;
        boolean certainlyNot =
            then == PostingState.DEFERRED
                || then == PostingState.REJECTED
                || then == PostingState.REAUTHORIZE;
        if (all.get(i).state() == PostingState.SENDING
            && !all.get(i).at().isBefore(from)
            && !certainlyNot) {
          sent.add(all.get(i).at());
        }
      }
    }
    sent.sort(null);
    return sent;
  }

  private PostingRow placed(PostingRow row, boolean anew) {
    boolean stands = row.state() == PostingState.LIVE || row.state() == PostingState.ACCEPTED;
    Instant since = stands && row.placed() == null ? clock.instant() : row.placed();
    return new PostingRow(
        row.id(),
        row.opening(),
        row.place(),
        row.account(),
        row.state(),
        row.revision(),
        row.remoteId(),
        row.remoteLink(),
        row.due(),
        row.leaseUntil(),
        row.attempts(),
        row.looks(),
        row.reason(),
        row.since(),
        row.changed(),
        row.share(),
        anew ? null : since,
        row.looked(),
        row.task(),
        row.renewed());
  }

  /** The board's name for an ad is kept until another ad is sent. */
  private static PostingRow named(PostingRow row, PostingRow before) {
    return row.remoteId() != null
        ? row
        : copy(row, row.leaseUntil(), before.remoteId(), before.remoteLink());
  }

  private static PostingRow leased(PostingRow row, Instant until) {
    return copy(row, until, row.remoteId(), row.remoteLink());
  }

  private static PostingRow copy(PostingRow row, Instant until, String id, String link) {
    return new PostingRow(
        row.id(),
        row.opening(),
        row.place(),
        row.account(),
        row.state(),
        row.revision(),
        id,
        link,
        row.due(),
        until,
        row.attempts(),
        row.looks(),
        row.reason(),
        row.since(),
        row.changed(),
        row.share(),
        row.placed(),
        row.looked(),
        row.task(),
        row.renewed());
  }
}
