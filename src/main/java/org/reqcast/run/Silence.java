// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Connector;
import org.reqcast.ledger.RunRow;
import org.reqcast.ledger.Runs;

/** Notices accounts that bring nothing for longer than their file expects, though nothing fails. */
public final class Silence {
  private static final int RUNS = 1000;

  private final Runs runs;
  private final Accounts accounts;
  private final InstantSource clock;

  public Silence(Runs runs, Accounts accounts, InstantSource clock) {
    this.runs = runs;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** The accounts that are unwell because they are silent, each with a sentence. */
  public Map<String, String> unwell() {
    Map<String, String> unwell = new LinkedHashMap<>();
    for (String name : accounts.names()) {
      accounts
          .open(name)
          .filter(connector -> connector.collector().isPresent())
          .flatMap(this::sentence)
          .ifPresent(sentence -> unwell.put(name, sentence));
    }
    return unwell;
  }

  private Optional<String> sentence(Connector connector) {
    @Nullable Duration expect = connector.file().expect();
    String account = connector.account().name();
    if (expect == null) {
      return Optional.empty();
    }
    return runs.lastFruit(account)
        .or(() -> firstRun(account))
        .map(since -> Duration.between(since, clock.instant()))
        .filter(silent -> silent.compareTo(expect) > 0)
        .map(
            silent ->
                "Nothing came for %s; %s expects something at least every %s. The site may have changed."
                    .formatted(words(silent), connector.file().path(), words(expect)));
  }

  private Optional<Instant> firstRun(String account) {
    return runs.latest(RUNS).stream()
        .filter(run -> run.account().equals(account))
        .map(RunRow::started)
        .min(Instant::compareTo);
  }

  private static String words(Duration time) {
    if (time.toDays() > 1) {
      return time.toDays() + " days";
    }
    return time.toHours() > 1 ? time.toHours() + " hours" : time.toMinutes() + " minutes";
  }
}
