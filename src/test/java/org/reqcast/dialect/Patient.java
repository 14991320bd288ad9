// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Poster;
import org.reqcast.connector.Preview;
import org.reqcast.connector.Progress;
import org.reqcast.connector.Withdrawn;

/** A poster that stays until its board is through with what it works on. */
record Patient(Poster poster) implements Poster {
  private static final int ENOUGH = 10;

  @Override
  public Posted post(Ad ad) throws ConnectorException {
    return through(ad, null, poster.post(ad));
  }

  @Override
  public Posted update(Ad ad, AdRef standing) throws ConnectorException {
    return through(ad, standing, poster.update(ad, standing));
  }

  @Override
  public Posted renew(Ad ad, AdRef standing) throws ConnectorException {
    return through(ad, standing, poster.renew(ad, standing));
  }

  @Override
  public Withdrawn withdraw(Ad ad, AdRef standing) throws ConnectorException {
    Withdrawn withdrawn = poster.withdraw(ad, standing);
    return withdrawn instanceof Withdrawn.UnderWay working
        ? new Withdrawn.Gone(ended(ad, standing, working.task()).toString())
        : withdrawn;
  }

  private Posted through(Ad ad, @Nullable AdRef standing, Posted posted) throws ConnectorException {
    return posted instanceof Posted.UnderWay working ? ended(ad, standing, working.task()) : posted;
  }

  private Posted ended(Ad ad, @Nullable AdRef standing, String task) throws ConnectorException {
    for (int asked = 0; asked < ENOUGH; asked++) {
      switch (poster.progress(ad, standing, task)) {
        case Progress.Ended ended -> {
          return ended.what();
        }
        case Progress.Failed failed -> throw failed.why();
        case Progress.Forgotten forgotten -> {
          return new Posted.Unanswered("forgotten");
        }
        case Progress.Working working -> {}
      }
    }
    throw new AssertionError("the board works on " + task + " for ever");
  }

  @Override
  public Progress progress(Ad ad, @Nullable AdRef standing, String task) throws ConnectorException {
    return poster.progress(ad, standing, task);
  }

  @Override
  public Sureness sureness() {
    return poster.sureness();
  }

  @Override
  public Duration settle() {
    return poster.settle();
  }

  @Override
  public Optional<Duration> lasts() {
    return poster.lasts();
  }

  @Override
  public Look look(Ad ad) throws ConnectorException {
    return poster.look(ad);
  }

  @Override
  public Preview preview(Ad ad) throws ConnectorException {
    return poster.preview(ad);
  }
}
