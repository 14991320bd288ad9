// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.schedule;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.quartz.CronScheduleBuilder;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ScheduleBuilder;
import org.quartz.Scheduler;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.simpl.RAMJobStore;
import org.reqcast.schedule.Schedule.Missed;

/**
 * The schedules as Quartz keeps them: in memory, one job each, never two turns of one at a time.
 */
final class Timers {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Scheduler quartz;

  /**
   * @param due told a schedule's name and its time, on a thread of that turn's own
   */
  Timers(Due due) {
    Properties settings = new Properties();
    settings.setProperty(
        StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, "reqcast-" + NUMBER.incrementAndGet());
    settings.setProperty(StdSchedulerFactory.PROP_SCHED_MAKE_SCHEDULER_THREAD_DAEMON, "true");
    settings.setProperty(
        StdSchedulerFactory.PROP_THREAD_POOL_CLASS, VirtualThreads.class.getName());
    settings.setProperty(StdSchedulerFactory.PROP_JOB_STORE_CLASS, RAMJobStore.class.getName());
    quartz =
        Broken.on(
            () -> {
              Scheduler made = new StdSchedulerFactory(settings).getScheduler();
              made.setJobFactory((bundle, scheduler) -> new TurnJob(due));
              return made;
            });
  }

  void start() {
    Broken.run(() -> quartz.start());
  }

  /** Sets a schedule's timer for its times after now, in place of any it had. */
  void set(Schedule schedule, Instant now) {
    remove(schedule.name());
    JobDetail job =
        JobBuilder.newJob(TurnJob.class).withIdentity(schedule.name()).storeDurably().build();
    Optional<Instant> first = schedule.times().after(now);
    if (first.isEmpty()) {
      // Its time is over; it can still be asked for, and the others are not disturbed.
      Broken.run(() -> quartz.addJob(job, true));
      return;
    }
    Trigger trigger =
        TriggerBuilder.newTrigger()
            .withIdentity(schedule.name())
            .withSchedule(builder(schedule))
            .startAt(Date.from(first.get()))
            .build();
    Broken.on(() -> quartz.scheduleJob(job, trigger));
  }

  void remove(String name) {
    Broken.on(() -> quartz.deleteJob(JobKey.jobKey(name)));
  }

  /** Asks for a turn now, due at a moment; it waits while one is under way. */
  void now(String name, Instant due) {
    Trigger trigger =
        TriggerBuilder.newTrigger()
            .forJob(name)
            .usingJobData(TurnJob.DUE, due.toEpochMilli())
            .startNow()
            .build();
    Broken.on(() -> quartz.scheduleJob(trigger));
  }

  Optional<Instant> next(String name) {
    @Nullable Trigger trigger = Broken.on(() -> quartz.getTrigger(TriggerKey.triggerKey(name)));
    return Optional.ofNullable(trigger).map(Trigger::getNextFireTime).map(Date::toInstant);
  }

  /** No turn begins any more; those under way go on. */
  void stop() {
    Broken.run(() -> quartz.shutdown(false));
  }

  /** What happens when a schedule is due. */
  interface Due {
    /**
     * A schedule wants a turn.
     *
     * @param regular whether the schedule's own times wanted it
     */
    void due(String name, Instant at, boolean regular);
  }

  private static ScheduleBuilder<? extends Trigger> builder(Schedule schedule) {
    boolean once = schedule.missed() == Missed.ONCE;
    return switch (schedule.times()) {
      case Times.Cron cron -> {
        CronScheduleBuilder builder =
            CronScheduleBuilder.cronSchedule(cron.expression())
                .inTimeZone(TimeZone.getTimeZone(cron.zone()));
        yield once
            ? builder.withMisfireHandlingInstructionFireAndProceed()
            : builder.withMisfireHandlingInstructionDoNothing();
      }
      case Times.Every every -> {
        SimpleScheduleBuilder builder =
            SimpleScheduleBuilder.simpleSchedule()
                .withIntervalInMilliseconds(every.apart().toMillis())
                .repeatForever();
        yield once
            ? builder.withMisfireHandlingInstructionNowWithExistingCount()
            : builder.withMisfireHandlingInstructionNextWithExistingCount();
      }
    };
  }
}
