// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.reqcast.http.Sleeper;

/** Lets time pass until the program stops; then whoever rests is woken, and nobody rests again. */
final class Patience implements Sleeper {
  private final CountDownLatch end = new CountDownLatch(1);

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (end.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new Woken();
    }
  }

  void end() {
    end.countDown();
  }
}
