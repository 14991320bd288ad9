// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.schedule;

import java.time.Duration;

/** Waits for a length of time. Handed in, so that nothing sleeps in a test. */
@FunctionalInterface
public interface Nap {
  void rest(Duration time) throws InterruptedException;
}
