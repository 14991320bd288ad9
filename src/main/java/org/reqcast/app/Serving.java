// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.reqcast.config.Problem;
import org.reqcast.config.Watched;
import org.reqcast.run.Accounts;
import org.reqcast.run.Silence;
import org.reqcast.schedule.Schedule;
import org.reqcast.schedule.Schedules;
import org.reqcast.web.PublicPort;
import org.reqcast.web.WebServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The main job: the schedules at work, the index following, the pages served, until it is closed.
 */
public final class Serving implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Serving.class);
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final App app;
  private final AppLock lock;
  private final Watched<Schedule> files;
  private final FileStamp connectorFiles;
  private final FileStamp secrets;
  private final Schedules schedules;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("follow").factory());
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final WebServer web;
  private final PublicPort publicPort;

  private Serving(App app, AppLock lock) {
    this.app = app;
    this.lock = lock;
    connectorFiles =
        new FileStamp(
            app.folders().ofConnectors().stream()
                .map(folder -> folder.resolve("connectors"))
                .toList());
    secrets = new FileStamp(List.of(app.settings().data().resolve(SecretsFile.NAME)));
    files = app.schedules();
    schedules =
        new Schedules(
            (turn, stop) -> app.run().turn(turn, stop),
            app.ledger().runs(),
            app.clock(),
            Thread::sleep,
            () -> ThreadLocalRandom.current().nextDouble());
    web = WebServer.start(content(), app.settings().bind(), app.settings().port());
    publicPort =
        PublicPort.start(
            app.publicFolder(),
            app.settings().site(),
            app.settings().bind(),
            app.settings().publicPort());
  }

  /**
   * Starts everything; what a dead process left behind is put in order first.
   *
   * @throws IllegalStateException where another process already serves this folder
   */
  public static Serving start(App app) {
    AppLock lock =
        AppLock.take(app.settings().data())
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "another process already serves " + app.settings().data()));
    app.ledger().runs().abandonUnfinished();
    app.ledger().postings().endLeases();
    app.index().follow();
    Serving service = new Serving(app, lock);
    service.begin();
    return service;
  }

  /**
   * Takes one turn of a schedule in this process; false where another process serves this folder.
   */
  public static boolean runOnce(App app, Schedule schedule) throws InterruptedException {
    Optional<AppLock> lock = AppLock.take(app.settings().data());
    if (lock.isEmpty()) {
      return false;
    }
    try (AppLock ours = lock.get()) {
      LOG.debug("{} is ours", ours);
      app.ledger().runs().abandonUnfinished();
      app.ledger().postings().endLeases();
      app.run().turn(schedule.turn(app.clock().instant()), () -> false);
    }
    return true;
  }

  /** Whether a process takes the turns of this folder right now. */
  public static boolean atWork(App app) {
    Optional<AppLock> lock = AppLock.take(app.settings().data());
    lock.ifPresent(AppLock::close);
    return lock.isEmpty();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // look() reports its own failures
  private void begin() {
    connectorFiles.changed();
    secrets.changed();
    files.refresh();
    schedules.start();
    schedules.take(List.copyOf(files.state().files().values()));
    timer.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    // A signal must not end the process before what is under way is put away.
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "stop"));
  }

  private void look() {
    try {
      if (connectorFiles.changed()) {
        app.catalog().refresh();
        say("connectors", app.catalog().problems());
      }
      if (secrets.changed()) {
        app.readSecrets().forEach(problem -> LOG.warn("{}", problem));
      }
      if (files.refresh()) {
        say("schedules", files.state().problems());
        schedules.take(List.copyOf(files.state().files().values()));
      }
      if (app.campaigns().refresh()) {
        say("campaigns", app.campaigns().problems());
      }
      schedules.runAsked();
      app.follower().follow();
    } catch (RuntimeException | Error e) {
      // Whatever it was, the timer must not end over it.
      LOG.error("Looking after the files and the index failed; it goes on", e);
    }
  }

  private static void say(String what, List<Problem> problems) {
    if (problems.isEmpty()) {
      LOG.info("The {} were read again", what);
    }
    problems.forEach(problem -> LOG.warn("{}", problem));
  }

  private WebServer.Content content() {
    return new WebServer.Content(
        app.ledger(),
        app.index(),
        app.taxonomy(),
        new AccountHealth(
            app,
            new Silence(app.ledger().runs(), Accounts.of(app.catalog()), app.clock()),
            this::mistakes),
        new ScheduleTimetable(schedules),
        app.tasks(),
        app::comparison,
        app.publicFolder(),
        app.settings().site(),
        app.settings().organization(),
        app.clock());
  }

  /** Every mistake in the files as they now stand. */
  public List<Problem> mistakes() {
    List<Problem> all = new ArrayList<>(app.catalog().problems());
    all.addAll(app.indexProblems());
    all.addAll(files.state().problems());
    all.addAll(app.campaigns().problems());
    return all;
  }

  /** Where the recruiter's pages are. */
  public String address() {
    return address(web.port());
  }

  /** Where the public files are, and nothing else. */
  public String publicAddress() {
    return address(publicPort.port());
  }

  private String address(int port) {
    String bind = app.settings().bind();
    return "http://" + (bind.contains(":") ? "[" + bind + "]" : bind) + ":" + port;
  }

  /** The schedules whose turns are under way. */
  public List<String> underWay() {
    return schedules.lines().stream()
        .filter(Schedules.Line::underWay)
        .map(Schedules.Line::name)
        .toList();
  }

  /** Lets {@link #untilStopped} return. */
  public void stop() {
    stopped.countDown();
  }

  /** Waits until somebody stops the process. */
  public void untilStopped() throws InterruptedException {
    stopped.await();
  }

  private void stopAndWait() {
    if (stopped.getCount() > 0) {
      LOG.info(
          "Stopping: what is under way is finished or put away, at most {} s", GRACE.toSeconds());
    }
    stopped.countDown();
    try {
      if (!closed.await(GRACE.toSeconds() + 10, TimeUnit.SECONDS)) {
        LOG.warn("Not everything could be put away in time; the next start does it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    app.hurry();
    publicPort.close();
    web.close();
    timer.shutdown();
    schedules.close(GRACE);
    timer.close();
    lock.close();
    app.close();
    stopped.countDown();
    closed.countDown();
  }
}
