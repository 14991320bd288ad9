// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A named login on a connector.
 *
 * @param settings values for the connector's {@code settings}
 * @param secrets values for its {@code secrets}; never printed
 * @param privateAllowed whether loopback and private addresses may be reached
 */
public record Account(
    String name,
    String connector,
    Map<String, String> settings,
    Map<String, String> secrets,
    boolean privateAllowed,
    @Nullable Budget budget) {

  /** One that keeps to the budget of its connector file. */
  public Account(
      String name,
      String connector,
      Map<String, String> settings,
      Map<String, String> secrets,
      boolean privateAllowed) {
    this(name, connector, settings, secrets, privateAllowed, null);
  }

  public Account {
    settings = Map.copyOf(settings);
    secrets = Map.copyOf(secrets);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "Account[" + name + " on " + connector + "]";
  }
}
