// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.app;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.reqcast.search.CandidateIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the index up to the ledger on a thread of its own: a turn that is interrupted in the
 * middle would otherwise close the index's files under everybody.
 */
final class IndexFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);

  private final CandidateIndex index;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("index").factory());

  IndexFollower(CandidateIndex index) {
    this.index = index;
  }

  /** Follows, and waits for it unless the caller is interrupted; then it goes on by itself. */
  void follow() {
    Future<Integer> followed = thread.submit(index::follow);
    try {
      followed.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      LOG.error("The index could not follow the ledger; the next turn tries again", e.getCause());
    }
  }

  /** Waits for what is under way. */
  @Override
  public void close() {
    thread.close();
  }
}
