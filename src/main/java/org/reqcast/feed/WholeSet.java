// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.feed;

import java.util.Optional;
import org.reqcast.connector.Abilities;
import org.reqcast.connector.Account;
import org.reqcast.connector.Connector;
import org.reqcast.connector.Dialects;

/**
 * A channel whose ads are published all at once.
 *
 * @param can what it can do with ads
 */
record WholeSet(Dialects.Speech speech, Abilities can) implements Dialects.Speech {
  @Override
  public Connector open(Account account) {
    return speech.open(account);
  }

  @Override
  public Optional<Abilities> abilities() {
    return Optional.of(can);
  }
}
