// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.api;

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

/** A poster on a board that looks for a file of ours: the file stands before anything is sent. */
record ServingPoster(Poster poster, ServedFile file, Line line) implements Poster {

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
  public Posted post(Ad ad) throws ConnectorException {
    serve();
    return poster.post(ad);
  }

  @Override
  public Posted update(Ad ad, AdRef standing) throws ConnectorException {
    serve();
    return poster.update(ad, standing);
  }

  @Override
  public Posted renew(Ad ad, AdRef standing) throws ConnectorException {
    serve();
    return poster.renew(ad, standing);
  }

  @Override
  public Progress progress(Ad ad, @Nullable AdRef standing, String task) throws ConnectorException {
    return poster.progress(ad, standing, task);
  }

  @Override
  public Withdrawn withdraw(Ad ad, AdRef standing) throws ConnectorException {
    serve();
    return poster.withdraw(ad, standing);
  }

  @Override
  public Look look(Ad ad) throws ConnectorException {
    return poster.look(ad);
  }

  @Override
  public Preview preview(Ad ad) throws ConnectorException {
    return poster.preview(ad);
  }

  private void serve() throws ConnectorException {
    file.serve(line.around(), line.around().wording().of(line.account()));
  }
}
