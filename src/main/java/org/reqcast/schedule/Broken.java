// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.schedule;

import org.jspecify.annotations.Nullable;
import org.quartz.SchedulerException;

/** Calls of Quartz that only fail by a defect of ours. */
final class Broken {
  private Broken() {}

  /** A call that brings something. */
  interface Call<T extends @Nullable Object> {
    T call() throws SchedulerException;
  }

  /** A call that brings nothing. */
  interface Order {
    void run() throws SchedulerException;
  }

  static <T extends @Nullable Object> T on(Call<T> call) {
    try {
      return call.call();
    } catch (SchedulerException e) {
      throw new IllegalStateException("the timers are broken: " + e.getMessage(), e);
    }
  }

  static void run(Order order) {
    Call<Boolean> call =
        () -> {
          order.run();
          return true;
        };
    on(call);
  }
}
