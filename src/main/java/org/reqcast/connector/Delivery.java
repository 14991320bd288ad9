// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.connector;

/** How ads reach a board: one by one, all at once, or by a person's hand. */
public sealed interface Delivery permits Poster, Publisher, ByHand {

  /** Exactly what would be sent for an ad, with its lengths against the limits. Sends nothing. */
  Preview preview(Ad ad) throws ConnectorException;
}
