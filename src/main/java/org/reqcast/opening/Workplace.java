// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.opening;

/** Where the work is done. Stated by people, never guessed from a place's name. */
public enum Workplace {
  ON_SITE,
  HYBRID,
  /** Entirely remote. */
  REMOTE
}
