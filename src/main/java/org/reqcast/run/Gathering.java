// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.run;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.reqcast.connector.Collector;
import org.reqcast.connector.ConnectorException;
import org.reqcast.sourcing.Collected;
import org.reqcast.sourcing.Collecting;

/** Collecting as a turn needs it: with a report, and to be stopped between two batches. */
@FunctionalInterface
public interface Gathering {

  /**
   * Works until nothing is new, {@code most} profiles came, or {@code stop} says so.
   *
   * @param log takes one line for each thing worth telling
   */
  Report collect(
      String account, Collector collector, int most, Consumer<String> log, BooleanSupplier stop)
      throws ConnectorException, InterruptedException;

  /** What was kept before a failure counts, so the report of a failed turn names it too. */
  static Gathering of(Collecting collecting) {
    return (account, collector, most, log, stop) -> {
      AtomicReference<Collected> sum = new AtomicReference<>(Collected.NOTHING);
      Collector stoppable =
          (from, least) -> {
            if (stop.getAsBoolean()) {
              throw new InterruptedException("asked to stop");
            }
            return collector.collect(from, least);
          };
      try {
        collecting.collect(account, stoppable, most, sum::set, log);
        return Report.done(sum.get().counts());
      } catch (ConnectorException e) {
        String message = String.valueOf(e.getMessage());
        return Report.failed(sum.get().counts(), e.remedy(), message);
      } catch (InterruptedException e) {
        if (stop.getAsBoolean()) {
          return Report.stopped(sum.get().counts());
        }
        throw e;
      }
    };
  }
}
