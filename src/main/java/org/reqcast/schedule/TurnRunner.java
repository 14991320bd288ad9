// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.schedule;

import java.util.function.BooleanSupplier;
import org.reqcast.run.Turn;

/** Runs one turn to its end; {@code run.Run} does. */
@FunctionalInterface
public interface TurnRunner {
  void run(Turn turn, BooleanSupplier stop) throws InterruptedException;
}
