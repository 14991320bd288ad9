// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.reqcast.candidate.Candidate;
import org.reqcast.candidate.Profile;

/** The people, in {@link ProfileTable}. */
final class SqlPeople implements People {
  /** Candidates or profiles held in memory at once while streaming. */
  private static final int PAGE = 500;

  private final Database database;
  private final InstantSource clock;

  SqlPeople(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public String cursor(String account) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT value FROM cursor WHERE account = :account")
                .bind("account", account)
                .mapTo(String.class)
                .findOne()
                .orElse(""));
  }

  @Override
  public Kept keep(
      String account,
      List<Profile> profiles,
      List<String> gone,
      String cursor,
      Function<Profile, Candidate.Read> read,
      Function<Profile, List<String>> sameAs) {
    Incoming batch = new Incoming(account, profiles, gone, read, sameAs);
    if (batch.isEmpty() && cursor.equals(cursor(account))) {
      return new Kept(0, 0, 0, 0, 0);
    }
    batch.readAhead(database);
    long now = now();
    return database.write(
        handle -> {
          Kept kept = batch.write(handle, now);
          handle
              .createUpdate(
                  """
                  INSERT INTO cursor (account, value, moved) VALUES (:account, :cursor, :now)
                  ON CONFLICT (account) DO UPDATE SET value = :cursor, moved = :now
                  """)
              .bind("account", account)
              .bind("cursor", cursor)
              .bind("now", now)
              .execute();
          return kept;
        });
  }

  @Override
  public Optional<Candidate> find(String candidate) {
    return find(List.of(candidate)).stream().findFirst();
  }

  @Override
  public List<Candidate> find(Collection<String> candidates) {
    String ids = Documents.array(CandidateId.numbers(candidates));
    List<StoredProfile> rows =
        database.read(
            handle ->
                handle
                    .createQuery(
                        "SELECT "
                            + StoredProfile.COLUMNS
                            + """
                             FROM profile
                            WHERE candidate IN (SELECT value FROM json_each(:ids))
                            ORDER BY candidate, collected DESC, id DESC
                            """)
                    .bind("ids", ids)
                    .map((row, context) -> StoredProfile.of(row))
                    .list());
    return StoredProfile.candidates(rows);
  }

  @Override
  public void each(Consumer<Candidate> consumer) {
    long after = 0;
    while (true) {
      List<Long> ids = candidatesAfter(after);
      if (ids.isEmpty()) {
        return;
      }
      // Nothing is held open meanwhile: a slow consumer must not stop the write-ahead log from
      // being folded back.
      find(ids.stream().map(CandidateId::text).toList()).forEach(consumer);
      after = ids.getLast();
    }
  }

  private List<Long> candidatesAfter(long after) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT id FROM candidate WHERE id > :after ORDER BY id LIMIT :most")
                .bind("after", after)
                .bind("most", PAGE)
                .mapTo(Long.class)
                .list());
  }

  @Override
  public void readAgain(Function<Profile, Candidate.Read> read, Consumer<Integer> progress) {
    long after = 0;
    int done = 0;
    while (true) {
      List<StoredProfile> page = profilesAfter(after);
      if (page.isEmpty()) {
        return;
      }
      List<StoredProfile> changed = new ArrayList<>();
      for (StoredProfile row : page) {
        String evidence = Documents.of(read.apply(Documents.profile(row.body())).evidence());
        if (!evidence.equals(row.evidence())) {
          changed.add(row.with(evidence));
        }
      }
      if (!changed.isEmpty()) {
        database.change(handle -> replaceEvidence(handle, changed));
      }
      after = page.getLast().id();
      done += page.size();
      progress.accept(done);
    }
  }

  private List<StoredProfile> profilesAfter(long after) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + StoredProfile.COLUMNS
                        + " FROM profile WHERE id > :after ORDER BY id LIMIT :most")
                .bind("after", after)
                .bind("most", PAGE)
                .map((row, context) -> StoredProfile.of(row))
                .list());
  }

  /** A profile that changed meanwhile has been read afresh already and is left alone. */
  private static void replaceEvidence(Handle handle, List<StoredProfile> rows) {
    Set<Long> touched = new TreeSet<>();
    for (StoredProfile row : rows) {
      handle
          .createQuery(
              "UPDATE profile SET evidence = ? WHERE id = ? AND hash = ? RETURNING candidate")
          .bind(0, row.evidence())
          .bind(1, row.id())
          .bind(2, row.hash())
          .mapTo(Long.class)
          .forEach(touched::add);
    }
    SqlChanges.append(handle, touched);
  }

  @Override
  public int erase(String candidate) {
    long number = CandidateId.number(candidate);
    return database.write(
        handle -> {
          List<Long> profiles =
              handle
                  .createQuery("SELECT id FROM profile WHERE candidate = ?")
                  .bind(0, number)
                  .mapTo(Long.class)
                  .list();
          List<String> keys =
              handle
                  .createQuery(
                      """
                      SELECT DISTINCT key FROM identity
                      WHERE profile IN (SELECT value FROM json_each(?))
                      """)
                  .bind(0, Documents.array(profiles))
                  .mapTo(String.class)
                  .list();
          Suppression.add(handle, keys, now());
          SqlChanges.append(handle, ProfileTable.remove(handle, profiles));
          return profiles.size();
        });
  }

  @Override
  public void suppress(Collection<String> keys) {
    database.change(handle -> Suppression.add(handle, keys, now()));
  }

  @Override
  public long profiles() {
    return count("SELECT COUNT(*) FROM profile");
  }

  @Override
  public long candidates() {
    return count("SELECT COUNT(*) FROM candidate");
  }

  private long count(String query) {
    return database.read(handle -> handle.createQuery(query).mapTo(Long.class).one());
  }

  private long now() {
    return Micros.of(clock.instant());
  }
}
