// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.schedule;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The turns that are under way. */
final class UnderWay {
  private final Map<String, Going> going = new ConcurrentHashMap<>();

  private record Going(Thread thread, CompletableFuture<Void> end) {}

  /** Notes that this thread begins a schedule's turn. */
  void begin(String name) {
    going.put(name, new Going(Thread.currentThread(), new CompletableFuture<>()));
  }

  void end(String name) {
    Going ended = going.remove(name);
    if (ended != null) {
      ended.end().complete(null);
    }
  }

  boolean has(String name) {
    return going.containsKey(name);
  }

  /** Waits until all have ended; false where that took too long or the waiting was interrupted. */
  boolean await(Duration most) {
    CompletableFuture<?>[] ends =
        going.values().stream().map(Going::end).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(most.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void interrupt() {
    going.values().forEach(turn -> turn.thread().interrupt());
  }
}
