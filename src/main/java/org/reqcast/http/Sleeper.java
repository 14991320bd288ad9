// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Sleeper {
  void sleep(Duration duration) throws InterruptedException;

  /** A rest that was cut short because the program stops. */
  final class Woken extends InterruptedException {
    private static final long serialVersionUID = 1L;
  }
}
