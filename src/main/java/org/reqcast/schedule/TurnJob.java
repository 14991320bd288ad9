// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.schedule;

import java.time.Instant;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** A turn that is due, as Quartz sees it. */
@DisallowConcurrentExecution
final class TurnJob implements Job {
  /** When a turn that was asked for was due, in milliseconds. */
  static final String DUE = "due";

  private final Timers.Due due;

  TurnJob(Timers.Due due) {
    this.due = due;
  }

  @Override
  public void execute(JobExecutionContext context) {
    String name = context.getJobDetail().getKey().getName();
    boolean asked = context.getMergedJobDataMap().containsKey(DUE);
    Instant at =
        asked
            ? Instant.ofEpochMilli(context.getMergedJobDataMap().getLong(DUE))
            : context.getScheduledFireTime().toInstant();
    due.due(name, at, !asked);
  }
}
