// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reqcast.connector.Account;
import org.reqcast.connector.Ad;
import org.reqcast.connector.Batch;
import org.reqcast.connector.Check.Health;
import org.reqcast.connector.Connector;
import org.reqcast.connector.ConnectorException;
import org.reqcast.connector.ConnectorFile;
import org.reqcast.connector.Delivery;
import org.reqcast.connector.Posted;
import org.reqcast.connector.Preview;
import org.reqcast.connector.Publisher;
import org.reqcast.http.Manners;

/** Accounts in memory. */
final class FakeAccounts implements Accounts {
  private final Map<String, Connector> connectors = new LinkedHashMap<>();
  private final Map<String, String> off = new LinkedHashMap<>();

  /** A source that is collected from. */
  FakeAccounts source(String name) {
    connectors.put(
        name,
        new Connector(
            account(name),
            file(name),
            Optional.empty(),
            Optional.of((from, most) -> new Batch(List.of(), List.of(), List.of(), "", false)),
            () -> new Health.Well(name)));
    return this;
  }

  /** A board that answers every set with an exception, or takes it. */
  FakeAccounts board(String name, ConnectorException trouble) {
    return board(name, new Board(trouble));
  }

  /** A board. */
  FakeAccounts board(String name, Delivery delivery) {
    connectors.put(
        name,
        new Connector(
            account(name),
            file(name),
            Optional.of(delivery),
            Optional.empty(),
            () -> new Health.Well(name)));
    return this;
  }

  /** One that lacks its secret. */
  FakeAccounts off(String name, String why) {
    off.put(name, why);
    return this;
  }

  @Override
  public Optional<String> off(String name) {
    return Optional.ofNullable(off.get(name));
  }

  @Override
  public List<String> names() {
    return List.copyOf(connectors.keySet());
  }

  @Override
  public Optional<Connector> open(String name) {
    return Optional.ofNullable(connectors.get(name));
  }

  @Override
  public String why(String name) {
    return "there is no account '" + name + "'";
  }

  private static Account account(String name) {
    return new Account(name, "example", Map.of(), Map.of(), false);
  }

  private static ConnectorFile file(String name) {
    return new ConnectorFile(
        name,
        "connectors/" + name + ".yaml",
        "An example.",
        "files",
        null,
        Map.of(),
        Map.of(),
        Manners.USUAL,
        Duration.ofDays(14));
  }

  private record Board(ConnectorException trouble) implements Publisher {
    @Override
    public Map<String, Posted> publish(List<Ad> ads) throws ConnectorException {
      if (trouble != null) {
        throw trouble;
      }
      return Map.of();
    }

    @Override
    public Preview preview(Ad ad) {
      return new Preview(List.of(), List.of());
    }
  }
}
