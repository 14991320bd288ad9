// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.crash;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.reqcast.connector.AdRef;
import org.reqcast.ledger.Ledger;
import org.reqcast.ledger.PostingRow;
import org.reqcast.ledger.PostingState;
import org.reqcast.posting.Posting;
import org.reqcast.run.Pauses;
import org.reqcast.sandbox.Post;

/** The person whom the program asks: who mends accounts, and looks where the program cannot. */
final class Recruiter {
  private static final Duration SOON = Duration.ofSeconds(4);

  private final Path home;
  private final Channels channels;
  private int acted;

  Recruiter(Path home, Channels channels) {
    this.home = home;
    this.channels = channels;
  }

  /** Ends the pauses of accounts, and lets the hours pass that a patient program waits. */
  void acts() throws SQLException, IOException {
    mends();
    long soon = Instant.now().plus(SOON).toEpochMilli() * 1000;
    try (Connection ledger = Effects.ledger(home);
        Statement change = ledger.createStatement()) {
      change.executeUpdate("UPDATE posting SET due = " + soon + " WHERE due > " + soon);
      change.executeUpdate("DELETE FROM rest");
    }
  }

  /** Does what the program asks a person for. */
  void mends() throws IOException {
    try (Ledger ledger = Ledger.open(home.resolve("data/ledger"), Clock.systemUTC())) {
      for (String what : ledger.runs().pauses().keySet()) {
        String account = what.replace("account:", "");
        if (channels.consent(account)) {
          forgets(account);
          Premises.secrets(home, channels);
        }
        new Pauses(ledger.runs()).resumeAccount(account);
        acted++;
      }
      looks(ledger);
    }
  }

  private void forgets(String account) throws IOException {
    try (Stream<Path> tokens = Files.list(home.resolve("data/tokens"))) {
      for (Path file : tokens.toList()) {
        if (file.getFileName().toString().startsWith(account)) {
          Files.delete(file);
        }
      }
    }
  }

  /** Says of each ad that waits for a person whether it is there. */
  void looks(Ledger ledger) {
    Posting posting =
        new Posting(
            ledger.openings(),
            ledger.postings(),
            URI.create("https://jobs.riverside.example.org"),
            ZoneOffset.UTC,
            Clock.systemUTC(),
            Duration.ofMinutes(1),
            () -> 0.5);
    for (Channels.Board board : channels.boards()) {
      if (board.shows()) {
        continue;
      }
      for (PostingRow row : ledger.postings().of(board.account())) {
        if (row.state() == PostingState.UNKNOWN && row.reason().contains("look on the board")) {
          Optional<Post> there =
              board.posts().get().stream()
                  .filter(post -> post.text().contains(row.id()))
                  .findFirst();
          posting.settle(row.id(), there.map(post -> new AdRef(post.id(), null)).orElse(null));
          acted++;
        }
      }
    }
  }

  int acted() {
    return acted;
  }
}
