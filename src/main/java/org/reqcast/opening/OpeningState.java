// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.opening;

/** Where an opening stands between being written and being done. */
public enum OpeningState {
  DRAFT,
  APPROVED,
  OPEN,
  ON_HOLD,
  CLOSED,
  FILLED,
  EXPIRED
}
