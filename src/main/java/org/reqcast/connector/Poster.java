// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Places ads on a board one by one. Keeps no state: the ledger remembers. */
public non-sealed interface Poster extends Delivery {

  /** How the board lets us be sure that an ad stands there once. */
  Sureness sureness();

  /**
   * Places a new ad. An answer that got lost, or that does not clearly say that nothing was made,
   * is {@link Posted.Unanswered}, never an exception: an exception means that the ad certainly does
   * not stand.
   */
  Posted post(Ad ad) throws ConnectorException;

  /** Brings a standing ad up to date. Repeating it does no harm, unless {@link #changeTells}. */
  Posted update(Ad ad, AdRef standing) throws ConnectorException;

  /**
   * Whether an update is a message of its own, which readers would get twice if it were repeated.
   */
  default boolean changeTells() {
    return false;
  }

  /** Whether taking an ad down is a message of its own, which readers would get twice. */
  default boolean withdrawalTells() {
    return false;
  }

  /** Takes an ad down; succeeds if it is already gone. */
  Withdrawn withdraw(Ad ad, AdRef standing) throws ConnectorException;

  /** Looks on the board whether the ad stands. Changes nothing. */
  Look look(Ad ad) throws ConnectorException;

  /**
   * Makes the board keep an ad for another while. {@link Posted.Gone} where it has no way to: then
   * the ad's days there are over.
   */
  default Posted renew(Ad ad, AdRef standing) throws ConnectorException {
    return update(ad, standing);
  }

  /**
   * Asks what became of something that the board said it would work on. Changes nothing. An
   * exception means that asking failed, and says nothing of the matter itself.
   *
   * @param standing the ad that it was about; null where it was to be placed
   */
  default Progress progress(Ad ad, @Nullable AdRef standing, String task)
      throws ConnectorException {
    return new Progress.Forgotten();
  }

  /**
   * How long a request that lost its answer may still take effect: an ad that is absent on two
   * looks this far apart was not placed.
   */
  default Duration settle() {
    return Duration.ofSeconds(30);
  }

  /** How long the board keeps an ad that is not renewed; empty where it stands until closed. */
  default Optional<Duration> lasts() {
    return Optional.empty();
  }

  /** What a board gives to be sure. */
  enum Sureness {
    /** The same key makes the same ad, however often it is sent. */
    KEY,
    /** We can look, before and after. */
    LOOK,
    /** Neither: an unanswered ad needs a person. */
    NOTHING
  }

  /** What looking found. */
  sealed interface Look {
    /** It stands. */
    record Stands(AdRef ad) implements Look {}

    /** It does not stand now; a request still under way may yet place it. */
    record Absent() implements Look {}

    /** This board shows nothing. */
    record CannotLook() implements Look {}
  }
}
