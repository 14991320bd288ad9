// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The ledger in one SQLite file. */
final class SqlLedger implements Ledger {
  private final Path file;
  private final Database database;
  private final Openings openings;
  private final Postings postings;
  private final People people;
  private final Runs runs;
  private final Changes changes;

  private SqlLedger(Path file, Database database, InstantSource clock) {
    this.file = file;
    this.database = database;
    this.openings = new SqlOpenings(database, clock);
    this.postings = new SqlPostings(database, clock);
    this.people = new SqlPeople(database, clock);
    this.runs = new SqlRuns(database, clock);
    this.changes = new SqlChanges(database);
  }

  static SqlLedger open(Path folder, InstantSource clock) {
    try {
      Files.createDirectories(folder);
    } catch (IOException cannot) {
      throw new UncheckedIOException("cannot make the ledger's folder " + folder, cannot);
    }
    Path file = folder.resolve("ledger.db");
    return new SqlLedger(file, Database.open(file), clock);
  }

  @Override
  public Openings openings() {
    return openings;
  }

  @Override
  public Postings postings() {
    return postings;
  }

  @Override
  public People people() {
    return people;
  }

  @Override
  public Runs runs() {
    return runs;
  }

  @Override
  public Changes changes() {
    return changes;
  }

  @Override
  public List<String> faults() {
    return database.read(
        handle -> {
          List<String> faults = new ArrayList<>();
          handle
              .createQuery("PRAGMA integrity_check")
              .mapTo(String.class)
              .filter(line -> !line.equals("ok"))
              .forEach(faults::add);
          handle
              .createQuery("PRAGMA foreign_key_check")
              .map((row, context) -> row.getString(1) + " names a missing " + row.getString(3))
              .forEach(faults::add);
          return faults;
        });
  }

  @Override
  public long bytes() {
    try {
      Path log = file.resolveSibling(file.getFileName() + "-wal");
      return Files.size(file) + (Files.exists(log) ? Files.size(log) : 0);
    } catch (IOException cannot) {
      throw new UncheckedIOException("cannot measure " + file, cannot);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
