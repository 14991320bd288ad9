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
