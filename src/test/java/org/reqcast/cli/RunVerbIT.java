// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reqcast.ledger.Ledger;
import org.reqcast.ledger.RunRow.Outcome;

/** What {@code run} says beside a service that takes its time. */
class RunVerbIT {
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path home;

  private record Answer(int code, String out, String err) {}

  @BeforeEach
  void aFeedOnASchedule() throws IOException {
    Files.createDirectories(home.resolve("data"));
    Files.createDirectories(home.resolve("schedules"));
    Files.writeString(
        home.resolve("reqcast.yaml"),
        """
        about: Riverside Staffing
        organization: {name: Riverside Staffing, site: https://riverside.example.org}
        site: https://jobs.riverside.example.org
        accounts:
          feed: {connector: rss}
        """);
    Files.writeString(
        home.resolve("schedules/ads.yaml"),
        "about: Ads.\ndo: post\naccounts: [feed]\nevery: 10h\n");
  }

  private Answer run(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, 100);
    String[] line = java.util.Arrays.copyOf(words, words.length + 2);
    line[words.length] = "--home";
    line[words.length + 1] = home.toString();
    int code = Main.run(terminal, line);
    terminal.flush();
    return new Answer(code, out.toString(), err.toString());
  }

  /** Holds the sign of a running service, and does what it would. */
  private Answer beside(Served served, String... words) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                home.resolve("data/reqcast.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        Ledger ledger = Ledger.open(home.resolve("data/ledger"), Instant::now)) {
      assertThat(channel.tryLock()).isNotNull();
      served.by(ledger);
      return run(words);
    }
  }

  private interface Served {
    void by(Ledger ledger);
  }

  private static long begin(Ledger ledger, Instant due) {
    return ledger.runs().begin("ads", "feed", "post", due);
  }

  @Test
  void withoutAServiceTheTurnIsTakenHere() {
    Answer taken = run("run", "ads");
    assertThat(taken.err()).isEmpty();
    assertThat(taken.code()).isZero();
    assertThat(taken.out()).contains("feed").contains("done");
  }

  @Test
  void aTurnThatNobodyTookIsNotCalledDone() throws IOException {
    Answer gaveUp = beside(ledger -> {}, "run", "ads", "--wait", "1");
    assertThat(gaveUp.code()).isEqualTo(Main.FAILED);
    assertThat(gaveUp.out()).isEmpty();
    assertThat(gaveUp.err())
        .contains("The running service takes the turn")
        .contains("gave up after 1 s: the service did not begin the turn");
  }

  @Test
  void whoWaitsForTheTurnBeforeIsToldSo() throws IOException {
    Answer gaveUp =
        beside(ledger -> begin(ledger, Instant.now().minus(HOUR)), "run", "ads", "--wait", "1");
    assertThat(gaveUp.code()).isEqualTo(Main.FAILED);
    assertThat(gaveUp.err())
        .contains("A turn is under way on feed")
        .contains("the turn before it is still under way on feed; this one begins after it");
  }

  @Test
  void onlyTheTurnThatWasAskedForIsShown() throws IOException {
    Answer taken =
        beside(
            ledger -> {
              ledger
                  .runs()
                  .end(begin(ledger, Instant.EPOCH), Outcome.FAILED, Map.of(), "wait", "earlier");
              ledger
                  .runs()
                  .end(
                      begin(ledger, Instant.now().plus(HOUR)),
                      Outcome.DONE,
                      Map.of("posted", 2),
                      "",
                      "");
            },
            "run",
            "ads");
    assertThat(taken.code()).isZero();
    assertThat(taken.out()).contains("posted 2").doesNotContain("earlier");
  }
}
