// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.reqcast.candidate.Candidate;
import org.reqcast.candidate.Evidence;
import org.reqcast.candidate.Profile;
import org.reqcast.ledger.ProfileTable.Held;

/** One batch on its way in. Evidence is read before the transaction, so that it stays short. */
final class Incoming {
  private final String account;
  private final Set<String> gone;
  private final Function<Profile, Candidate.Read> read;
  private final Map<String, Item> items = new LinkedHashMap<>();
  private final Set<String> keys = new TreeSet<>();
  private final Map<String, List<Evidence>> evidence = new HashMap<>();

  private record Item(Profile profile, byte[] hash, List<String> keys) {}

  private record News(Item item, @Nullable Held held) {}

  Incoming(
      String account,
      Collection<Profile> profiles,
      Collection<String> gone,
      Function<Profile, Candidate.Read> read,
      Function<Profile, List<String>> sameAs) {
    this.account = account;
    this.gone = new LinkedHashSet<>(gone);
    this.read = read;
    for (Profile profile : profiles) {
      if (!profile.source().equals(account)) {
        throw new IllegalArgumentException(
            "a profile of " + profile.source() + " in a batch of " + account);
      }
      if (!this.gone.contains(profile.key())) {
        List<String> same = List.copyOf(new LinkedHashSet<>(sameAs.apply(profile)));
        keys.addAll(same);
        items.put(profile.key(), new Item(profile, Documents.hash(profile), same));
      }
    }
  }

  boolean isEmpty() {
    return items.isEmpty() && gone.isEmpty();
  }

  void readAhead(Database database) {
    List<Item> news =
        database.read(
            handle -> {
              Map<String, Held> held = ProfileTable.held(handle, account, items.keySet());
              Set<String> banned = Suppression.among(handle, keys);
              return items.values().stream()
                  .filter(item -> !banned(item, banned))
                  .filter(item -> isNews(item, held.get(item.profile.key())))
                  .toList();
            });
    news.forEach(this::evidenceOf);
  }

  /** Writes all of it, inside the writer's transaction. */
  People.Kept write(Handle handle, long now) {
    Map<String, Held> held = ProfileTable.held(handle, account, items.keySet());
    Set<String> banned = Suppression.among(handle, keys);
    List<News> news = new ArrayList<>();
    List<Long> seen = new ArrayList<>();
    List<Long> leaving = new ArrayList<>();
    int suppressed = 0;
    for (Item item : items.values()) {
      Held earlier = held.get(item.profile.key());
      if (banned(item, banned)) {
        suppressed++;
        if (earlier != null) {
          leaving.add(earlier.id());
        }
      } else if (isNews(item, earlier)) {
        news.add(new News(item, earlier));
      } else if (earlier != null) {
        seen.add(earlier.id());
      }
    }
    List<Long> left = ProfileTable.ids(handle, account, gone);
    leaving.addAll(left);

    Set<Long> touched = join(handle, news, now);
    touched.addAll(ProfileTable.remove(handle, leaving));
    ProfileTable.seen(handle, seen, now);
    SqlChanges.append(handle, touched);
    int fresh = (int) news.stream().filter(one -> one.held == null).count();
    return new People.Kept(fresh, news.size() - fresh, seen.size(), left.size(), suppressed);
  }

  /** Writes the new and changed profiles; returns the candidates that this changes. */
  private Set<Long> join(Handle handle, List<News> news, long now) {
    Set<Long> touched = new TreeSet<>();
    if (news.isEmpty()) {
      return touched;
    }
    List<String> asked = news.stream().flatMap(one -> one.item.keys.stream()).distinct().toList();
    Joining joining = Joining.open(handle, asked);
    long[] places = new long[news.size()];
    for (int i = 0; i < places.length; i++) {
      News one = news.get(i);
      places[i] = joining.place(one.held == null ? null : one.held.candidate(), one.item.keys);
    }
    ProfileTable.makeCandidates(handle, joining.made(), now);
    ProfileTable.Writer writer = ProfileTable.writer(handle, now);
    for (int i = 0; i < places.length; i++) {
      News one = news.get(i);
      long candidate = joining.now(places[i]);
      touched.add(candidate);
      writer.add(
          one.item.profile,
          one.held,
          candidate,
          one.item.hash,
          evidenceOf(one.item),
          one.item.keys);
    }
    writer.execute();
    for (long vanished : joining.vanished()) {
      ProfileTable.merge(handle, vanished, joining.now(vanished));
      touched.add(vanished);
      touched.add(joining.now(vanished));
    }
    joining.save();
    return touched;
  }

  private List<Evidence> evidenceOf(Item item) {
    return evidence.computeIfAbsent(item.profile.key(), key -> read.apply(item.profile).evidence());
  }

  private static boolean isNews(Item item, @Nullable Held held) {
    return held == null || !Arrays.equals(item.hash, held.hash());
  }

  private static boolean banned(Item item, Set<String> banned) {
    return item.keys.stream().anyMatch(banned::contains);
  }
}
