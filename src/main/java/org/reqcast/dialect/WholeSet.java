// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.dialect;

import java.util.Optional;
import org.reqcast.connector.Abilities;
import org.reqcast.connector.Account;
import org.reqcast.connector.Connector;
import org.reqcast.connector.Dialects;

/** A channel whose ads are published all at once. */
record WholeSet(Dialects.Speech speech) implements Dialects.Speech {
  static Dialect.Reader of(Dialect.Reader reader) {
    return (file, rest, surroundings) -> new WholeSet(reader.read(file, rest, surroundings));
  }

  @Override
  public Connector open(Account account) {
    return speech.open(account);
  }

  @Override
  public Optional<Abilities> abilities() {
    return Optional.of(Abilities.WHOLE_SET);
  }
}
