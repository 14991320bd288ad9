// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reqcast.ledger.Openings;
import org.reqcast.opening.Opening;
import org.reqcast.opening.OpeningState;

/** Openings in memory. */
public final class FakeOpenings implements Openings {
  private final Map<String, Opening> openings = new LinkedHashMap<>();

  @Override
  public List<Opening> all() {
    return new ArrayList<>(openings.values());
  }

  @Override
  public Optional<Opening> find(String id) {
    return Optional.ofNullable(openings.get(id));
  }

  @Override
  public boolean keep(Opening opening) {
    return !opening.equals(openings.put(opening.id(), opening));
  }

  @Override
  public Optional<Opening> move(String id, OpeningState state, String happened) {
    return Optional.ofNullable(openings.computeIfPresent(id, (key, it) -> it.in(state)));
  }

  @Override
  public List<String> expire(LocalDate today) {
    List<String> ended =
        openings.values().stream()
            .filter(it -> it.state().next().contains(OpeningState.EXPIRED) && it.over(today))
            .map(Opening::id)
            .toList();
    ended.forEach(id -> move(id, OpeningState.EXPIRED));
    return ended;
  }

  @Override
  public List<Event> history(String id) {
    return List.of();
  }

  void forget(String id) {
    openings.remove(id);
  }
}
