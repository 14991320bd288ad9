// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.run;

import java.util.List;
import java.util.Optional;
import org.reqcast.connector.Connector;
import org.reqcast.connector.ConnectorCatalog;

/** The accounts that a turn may name. */
public interface Accounts {
  List<String> names();

  /** The account, opened; empty where its settings or its connector file have a mistake. */
  Optional<Connector> open(String name);

  /** In one sentence, why an account cannot be opened. */
  String why(String name);

  /** What an account waits for that is right but for a secret; empty where it lacks none. */
  default Optional<String> off(String name) {
    return Optional.empty();
  }

  /** Those of a catalog, always as it now stands. */
  static Accounts of(ConnectorCatalog catalog) {
    return new Accounts() {
      @Override
      public List<String> names() {
        return catalog.accounts();
      }

      @Override
      public Optional<Connector> open(String name) {
        return catalog.open(name);
      }

      @Override
      public Optional<String> off(String name) {
        return catalog.off(name);
      }

      @Override
      public String why(String name) {
        return catalog.why(name).orElse("account " + name + " cannot be opened");
      }
    };
  }
}
