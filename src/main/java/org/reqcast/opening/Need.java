// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.opening;

/** What the facility needs somebody for. */
public enum Need {
  /** Keep a running system running. */
  MAINTAIN,
  /** Select and bring in a new one. */
  IMPLEMENT
}
