// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reqcast.candidate.Basis;
import org.reqcast.candidate.Profile;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Remedy;
import org.reqcast.grammar.Spell;
import org.reqcast.grammar.Take;

/** Takes the people out of one page of a list, as far as the batch has room. */
final class PageOfPeople {
  private final JsonCollecting spoken;
  private final Line line;
  private final int most;
  private final List<Profile> profiles = new ArrayList<>();
  private final List<String> gone = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private boolean whole = true;
  private String first = "";
  private boolean falls;
  private int old;
  private int fresh;

  PageOfPeople(JsonCollecting spoken, Line line, int most) {
    this.spoken = spoken;
    this.line = line;
    this.most = most;
  }

  /** Takes what there is; returns where it got to. */
  Walk read(List<Object> items, Reply reply, Walk start)
      throws ConnectorException, InterruptedException {
    Walk walk = start;
    Spell spell = Spell.begin(line.around().clock());
    int keyed = 0;
    Map<String, Object> bound = reply.bound(Map.of("each", start.each()));
    for (int i = first(items, bound, start.after()); i < items.size(); i++) {
      Object item = items.get(i);
      String key = item instanceof Map ? spoken.take().key(item, bound) : "";
      if (key.isEmpty()) {
        skipped.add("an entry without a key was passed over");
        continue;
      }
      keyed++;
      if (profiles.size() >= most || (spell.over() && !walk.equals(start))) {
        whole = false;
        return walk;
      }
      String moment = spoken.since() == null ? "" : spoken.since().text(item, bound).orElse("");
      String mark = moment.isEmpty() ? "" : mark(item);
      first = first.isEmpty() ? moment : first;
      falls = Edge.compare(first, moment) > 0 || start.beyond(moment);
      if (!moment.isEmpty() && start.old(moment, mark)) {
        old++;
        continue;
      }
      fresh++;
      boolean wanted = spoken.where() == null || spoken.where().holds(item, bound);
      try {
        whole = !wanted || !seen.add(key) || take(key, item, bound);
      } catch (InterruptedException cancelled) {
        if (walk.equals(start)) {
          throw cancelled;
        }
        Thread.currentThread().interrupt();
        whole = false;
      }
      if (!whole) {
        return walk;
      }
      walk = walk.after(i + ":" + key);
      walk = moment.isEmpty() ? walk : walk.saw(moment, mark);
    }
    if (keyed == 0 && !skipped.isEmpty() && start.after().isEmpty()) {
      throw line.trouble(
          Act.READ,
          Remedy.REPAIR,
          "not one entry of the answer has a key; the source may have changed");
    }
    return walk;
  }

  /** What an entry is recognised by; nothing where only its details would show a change. */
  private String mark(Object item) {
    return spoken.details() == null ? Edge.mark(item) : "";
  }

  /** The entry behind the one that was read last; the first where that one has gone. */
  private int first(List<Object> items, Map<String, Object> bound, String after)
      throws ConnectorException {
    int colon = after.indexOf(':');
    if (colon > 0) {
      // New entries push old ones down, so ours stands at its old place or further on.
      for (int i = Integer.parseInt(after.substring(0, colon)); i < items.size(); i++) {
        if (items.get(i) instanceof Map
            && spoken.take().key(items.get(i), bound).equals(after.substring(colon + 1))) {
          return i + 1;
        }
      }
    }
    return 0;
  }

  /** Takes one person; false where the source made us stop and what we have must be kept first. */
  private boolean take(String key, Object item, Map<String, Object> bound)
      throws ConnectorException, InterruptedException {
    Object known = item;
    if (spoken.details() != null) {
      try {
        Object detail = detail(key);
        if (detail == null) {
          gone.add(key);
          return true;
        }
        known = merged(item, detail);
      } catch (ConnectorException e) {
        if (profiles.isEmpty()) {
          throw e;
        }
        skipped.add("stopped at " + profiles.size() + " for now: " + e.getMessage());
        return false;
      }
    }
    if (spoken.take().skip() != null && spoken.take().skip().holds(known, bound)) {
      gone.add(key);
      return true;
    }
    Take.Taken taken = spoken.take().take(key, known, bound);
    Instant now = line.around().clock().instant();
    profiles.add(
        new Profile(
            line.account().name(),
            key,
            taken.url(),
            now,
            new Basis(spoken.ground(), now.plus(spoken.tell()), now.plus(spoken.forget())),
            taken.person(),
            taken.proven(),
            taken.text()));
    return true;
  }

  private @Nullable Object detail(String key) throws ConnectorException, InterruptedException {
    var words = line.words().with("key", key);
    Reply reply =
        line.read(java.util.Objects.requireNonNull(spoken.details()), words, List.of(404, 410))
            .orElse(null);
    return reply == null ? null : reply.content();
  }

  private static Object merged(Object item, Object detail) {
    Map<String, Object> all = new LinkedHashMap<>();
    if (item instanceof Map<?, ?> fields) {
      fields.forEach((name, value) -> all.put(String.valueOf(name), value));
    }
    all.put("detail", detail);
    return all;
  }

  List<Profile> profiles() {
    return profiles;
  }

  List<String> gone() {
    return gone;
  }

  List<String> skipped() {
    return skipped.stream().distinct().toList();
  }

  /** Whether the page was read to its end. */
  boolean whole() {
    return whole;
  }

  /** Whether everything here was read in an earlier round, and what follows is older still. */
  boolean allOld() {
    return old > 0 && fresh == 0 && falls;
  }
}
