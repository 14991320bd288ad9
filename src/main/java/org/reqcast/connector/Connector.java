// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.util.Optional;

/** One account on one board or source, opened: what it can do, and whether it looks able to. */
public record Connector(
    Account account,
    ConnectorFile file,
    Optional<Delivery> delivery,
    Optional<Collector> collector,
    Check check,
    Optional<Consent> consent) {

  /** The board's ways with ads, with the account's own budget where it has one. */
  public AdHabits habits() {
    AdHabits usual = file.habits();
    return account.budget() == null
        ? usual
        : new AdHabits(usual.stream(), usual.sweep(), usual.removed(), account.budget());
  }

  /** One that no person has to agree to. */
  public Connector(
      Account account,
      ConnectorFile file,
      Optional<Delivery> delivery,
      Optional<Collector> collector,
      Check check) {
    this(account, file, delivery, collector, check, Optional.empty());
  }
}
