// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Publishes the whole set of ads at once; what is absent is closed. */
public non-sealed interface Publisher extends Delivery {

  /**
   * Puts the set in place of the last one, all or nothing. The same set again changes nothing.
   *
   * @return for each posting id what became of it
   * @throws ConnectorException also where the set shrank more than the file allows
   */
  Map<String, Posted> publish(List<Ad> ads) throws ConnectorException;

  /**
   * As {@link #publish(List)}.
   *
   * @param standing which of the ads the ledger knows to stand, by posting id
   */
  default Map<String, Posted> publish(List<Ad> ads, Map<String, AdRef> standing)
      throws ConnectorException {
    return publish(ads);
  }

  /** The question that waits for a person: whether the set may shrink, or what became of it. */
  default Optional<String> held() throws ConnectorException {
    return Optional.empty();
  }

  /**
   * A person says that the loss is meant: the next set may shrink as much. False: nothing waits.
   */
  default boolean shrink() throws ConnectorException {
    return false;
  }

  /**
   * A person says whether what was sent and never answered arrived. False: nothing of that waits.
   */
  default boolean settle(boolean stands) throws ConnectorException {
    return false;
  }
}
