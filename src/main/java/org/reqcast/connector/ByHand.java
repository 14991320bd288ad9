// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

import java.util.Optional;

/** Prepares ads that a person places on a board by hand. Keeps no state: the ledger remembers. */
public non-sealed interface ByHand extends Delivery {

  /** What a person needs to know of the board. */
  Sheet sheet();

  /** Why the ad cannot stand there as it is; empty where it can. */
  Optional<Posted.Refused> refusal(Ad ad) throws ConnectorException;

  /** Why an address cannot be that of an ad on this board; empty where it can. */
  Optional<String> wrong(String address);

  /** Looks whether the page of an ad is still there. Changes nothing. */
  Poster.Look look(Ad ad, AdRef standing) throws ConnectorException;
}
