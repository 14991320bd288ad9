// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.posting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.reqcast.connector.Ad;
import org.reqcast.connector.AdRef;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Poster;
import org.reqcast.connector.Preview;
import org.reqcast.connector.Withdrawn;

/** A board that sometimes takes a request in only after its sender has given up. */
final class LateBoard implements Poster {
  private final FakeBoard board;
  private final Bench bench;
  private final Random random;
  private final List<Late> underWay = new ArrayList<>();

  LateBoard(FakeBoard board, Bench bench, Random random) {
    this.board = board;
    this.bench = bench;
    this.random = random;
  }

  @Override
  public Posted post(Ad ad) throws ConnectorException {
    arrive();
    if (!board.weather.isEmpty() && random.nextInt(5) == 0) {
      long millis = random.nextLong(FakeBoard.SETTLE.toMillis());
      underWay.add(new Late(bench.now.plusMillis(millis), ad));
      return new Posted.Unanswered("timed out while the board was slow");
    }
    return board.post(ad);
  }

  @Override
  public Posted update(Ad ad, AdRef standing) throws ConnectorException {
    arrive();
    return board.update(ad, standing);
  }

  @Override
  public Withdrawn withdraw(Ad ad, AdRef standing) throws ConnectorException {
    arrive();
    return board.withdraw(ad, standing);
  }

  @Override
  public Look look(Ad ad) throws ConnectorException {
    arrive();
    return board.look(ad);
  }

  private void arrive() {
    for (Iterator<Late> each = underWay.iterator(); each.hasNext(); ) {
      Late late = each.next();
      if (!late.at().isAfter(bench.now)) {
        each.remove();
        board.place(late.ad());
      }
    }
  }

  @Override
  public Sureness sureness() {
    return board.sureness();
  }

  @Override
  public Duration settle() {
    return board.settle();
  }

  @Override
  public Optional<Duration> lasts() {
    return board.lasts();
  }

  @Override
  public Preview preview(Ad ad) {
    return board.preview(ad);
  }

  private record Late(Instant at, Ad ad) {}
}
