// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.schedule;

import org.quartz.spi.ThreadPool;

/** Runs each turn on a virtual thread of its own. Public because Quartz makes it by name. */
public final class VirtualThreads implements ThreadPool {
  private static final int MANY = 1000;

  @Override
  public boolean runInThread(Runnable turn) {
    Thread.ofVirtual().name("turn").start(turn);
    return true;
  }

  @Override
  public int blockForAvailableThreads() {
    return MANY;
  }

  @Override
  public void initialize() {}

  // Schedules.close waits for the turns itself, because it must also be able to give up.
  @Override
  public void shutdown(boolean waitForJobsToComplete) {}

  @Override
  public int getPoolSize() {
    return MANY;
  }

  @Override
  public void setInstanceId(String id) {}

  @Override
  public void setInstanceName(String name) {}
}
