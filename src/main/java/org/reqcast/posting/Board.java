// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Poster;
import org.reqcast.connector.Poster.Look;
import org.reqcast.connector.Poster.Sureness;
import org.reqcast.connector.Progress;
import org.reqcast.connector.Remedy;
import org.reqcast.connector.Withdrawn;
import org.reqcast.ledger.Postings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A poster as the errands see it: a defect in a dialect counts as a lost answer. */
record Board(Poster poster) {
  private static final Logger LOG = LoggerFactory.getLogger(Board.class);

  Sureness sureness() {
    return poster.sureness();
  }

  boolean changeTells() {
    return poster.changeTells();
  }

  boolean withdrawalTells() {
    return poster.withdrawalTells();
  }

  Duration settle() {
    return poster.settle();
  }

  /** What would be sent for an ad; null where nobody can say. */
  Postings.@Nullable Text text(Ad ad) {
    return AdText.of(ad, poster);
  }

  Posted post(Ad ad) throws ConnectorException {
    try {
      return poster.post(ad);
    } catch (RuntimeException | StackOverflowError e) {
      return new Posted.Unanswered(defect(e));
    }
  }

  Posted update(Ad ad, AdRef standing) throws ConnectorException {
    try {
      return poster.update(ad, standing);
    } catch (RuntimeException | StackOverflowError e) {
      return new Posted.Unanswered(defect(e));
    }
  }

  Withdrawn withdraw(Ad ad, AdRef standing) throws ConnectorException {
    try {
      return poster.withdraw(ad, standing);
    } catch (RuntimeException | StackOverflowError e) {
      return new Withdrawn.Unanswered(defect(e));
    }
  }

  Look look(Ad ad) throws ConnectorException {
    try {
      return poster.look(ad);
    } catch (RuntimeException | StackOverflowError e) {
      throw new ConnectorException(Remedy.REPAIR, defect(e), null, e);
    }
  }

  Posted renew(Ad ad, AdRef standing) throws ConnectorException {
    try {
      return poster.renew(ad, standing);
    } catch (RuntimeException | StackOverflowError e) {
      return new Posted.Unanswered(defect(e));
    }
  }

  Progress progress(Ad ad, @Nullable AdRef standing, String task) throws ConnectorException {
    try {
      return poster.progress(ad, standing, task);
    } catch (RuntimeException | StackOverflowError e) {
      throw new ConnectorException(Remedy.REPAIR, defect(e), null, e);
    }
  }

  private static String defect(Throwable e) {
    LOG.error("a connector broke while talking to its board", e);
    return "the connector broke before the answer was read (" + e.getClass().getSimpleName() + ")";
  }
}
