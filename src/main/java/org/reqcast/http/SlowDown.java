// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.http;

/** A form in which a board says how long to wait. */
public enum SlowDown {
  /** {@code Retry-After}: seconds or an HTTP date. */
  RETRY_AFTER
}
