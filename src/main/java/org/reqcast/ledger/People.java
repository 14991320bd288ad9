// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.reqcast.candidate.Candidate;
import org.reqcast.candidate.Profile;

/** Profiles as collected, the candidates they make up, and the cursors that brought them. */
public interface People {

  /** Where collecting on an account stands; {@code ""} at first. */
  String cursor(String account);

  /**
   * Keeps a batch and moves the cursor, in one transaction: all of it or nothing. A profile whose
   * content is unchanged only gets a newer "seen". A suppressed person is not kept.
   *
   * @param read reads the evidence of a profile that is new or changed
   * @param sameAs keys under which a profile may be the same person as another; they must not tell
   *     who that is, because those of an erased person are remembered
   * @return what became of the batch
   */
  Kept keep(
      String account,
      List<Profile> profiles,
      List<String> gone,
      String cursor,
      Function<Profile, Candidate.Read> read,
      Function<Profile, List<String>> sameAs);

  /** Counts of a kept batch. */
  record Kept(int fresh, int changed, int unchanged, int gone, int suppressed) {}

  Optional<Candidate> find(String candidate);

  /** The candidates of these ids that exist, at once. */
  List<Candidate> find(Collection<String> candidates);

  /** All candidates in the order of their making, streamed with bounded memory. */
  void each(Consumer<Candidate> consumer);

  /** Reads every profile again, after a change of the taxonomy or the reader. */
  void readAgain(Function<Profile, Candidate.Read> read, Consumer<Integer> progress);

  /**
   * Forgets a person: every profile is removed, and their keys are suppressed, so that no source
   * can bring them back. Returns how many profiles went.
   */
  int erase(String candidate);

  /** Keeps people with any of these keys from being kept; who is held already stays. */
  void suppress(Collection<String> keys);

  long profiles();

  long candidates();
}
