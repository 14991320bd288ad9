// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.reqcast.candidate.Candidate;
import org.reqcast.ledger.Changes;
import org.reqcast.ledger.Ledger;
import org.reqcast.ledger.People;

/** A ledger that remembers candidates as long as it lives. */
final class MemoryLedger {
  private final Map<String, Candidate> candidates = new ConcurrentSkipListMap<>();
  private final List<Changes.Change> changes = new CopyOnWriteArrayList<>();
  private volatile Runnable beforeEach = () -> {};

  /** What happens first when everybody is asked for. */
  void beforeEach(Runnable first) {
    beforeEach = first;
  }

  synchronized void put(Candidate candidate) {
    candidates.put(candidate.id(), candidate);
    changes.add(new Changes.Change(changes.size() + 1L, candidate.id()));
  }

  synchronized void erase(String id) {
    candidates.remove(id);
    changes.add(new Changes.Change(changes.size() + 1L, id));
  }

  Map<String, Candidate> candidates() {
    return new TreeMap<>(candidates);
  }

  /** The promise, of which only people and changes can be asked. */
  Ledger ledger() {
    Changes ordered =
        new Changes() {
          @Override
          public long last() {
            return changes.size();
          }

          @Override
          public List<Change> after(long sequence, int most) {
            List<Change> all = new ArrayList<>(changes);
            int from = (int) Math.min(sequence, all.size());
            return all.subList(from, Math.min(all.size(), from + most));
          }
        };
    People people =
        Only.answering(
            People.class,
            Map.of(
                "find",
                    args ->
                        args[0] instanceof java.util.Collection<?> ids
                            ? ids.stream()
                                .map(candidates::get)
                                .filter(java.util.Objects::nonNull)
                                .toList()
                            : Optional.ofNullable(candidates.get((String) args[0])),
                "each",
                    args -> {
                      @SuppressWarnings("unchecked")
                      Consumer<Candidate> consumer = (Consumer<Candidate>) args[0];
                      beforeEach.run();
                      candidates.values().forEach(consumer);
                      return null;
                    }));
    return Only.answering(
        Ledger.class, Map.of("people", args -> people, "changes", args -> ordered));
  }
}
