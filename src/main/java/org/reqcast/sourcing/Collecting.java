// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.sourcing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.reqcast.candidate.Candidate;
import org.reqcast.candidate.Profile;
import org.reqcast.connector.Batch;
import org.reqcast.connector.Collector;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Remedy;
import org.reqcast.ledger.People;
import org.reqcast.skill.SkillReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings in what a source has: batch after batch, each kept together with its cursor. */
public final class Collecting {
  /** Few enough that a crash repeats little, many enough that writing them costs little. */
  private static final Logger LOG = LoggerFactory.getLogger(Collecting.class);

  private static final int BATCH = 200;

  private final People people;
  private final SkillReader skills;
  private final SamePerson same;

  public Collecting(People people, SkillReader skills, SamePerson same) {
    this.people = people;
    this.skills = skills;
    this.same = same;
  }

  /**
   * Collects until the source has no more or {@code most} profiles have come. What was kept before
   * a failure stays kept, and the next time begins after it.
   *
   * @param progress hears the sums after each batch; the last is what was reached
   * @param log hears a sentence for each thing that was passed over
   * @throws InterruptedException where the run was cancelled
   */
  public Collected collect(
      String account,
      Collector collector,
      int most,
      Consumer<Collected> progress,
      Consumer<String> log)
      throws ConnectorException, InterruptedException {
    Collected sum = Collected.NOTHING;
    String cursor = people.cursor(account);
    boolean more = true;
    while (more && sum.taken() < most) {
      if (Thread.interrupted()) {
        throw new InterruptedException("collecting was cancelled");
      }
      Batch batch = collector.collect(cursor, Math.min(BATCH, most - sum.taken()));
      sum = sum.plus(batch.profiles().size(), keep(account, batch), batch.skipped().size());
      batch.skipped().forEach(log);
      progress.accept(sum);
      if (batch.more() && batch.cursor().equals(cursor)) {
        throw new ConnectorException(
            Remedy.REPAIR, "the source says that it has more, but does not move on");
      }
      cursor = batch.cursor();
      more = batch.more();
    }
    return sum;
  }

  private People.Kept keep(String account, Batch batch) {
    Set<String> crowded = crowded(batch.profiles());
    return people.keep(
        account,
        batch.profiles(),
        batch.gone(),
        batch.cursor(),
        this::read,
        profile -> same.keys(profile, !crowded.contains(profile.url())));
  }

  // A text that breaks the reader must not hold up everybody behind it.
  private Candidate.Read read(Profile profile) {
    try {
      return skills.read(profile);
    } catch (RuntimeException e) {
      LOG.error("The skills of a profile from {} could not be read", profile.source(), e);
      return new Candidate.Read(profile, List.of());
    }
  }

  /** Pages that several people are shown on: such an address names none of them. */
  private static Set<String> crowded(List<Profile> profiles) {
    Set<String> seen = new HashSet<>();
    Set<String> crowded = new HashSet<>();
    for (Profile profile : profiles) {
      if (!seen.add(profile.url())) {
        crowded.add(profile.url());
      }
    }
    return crowded;
  }
}
