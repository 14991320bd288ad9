// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.web;

/** A request that cannot be answered as it was made: the field, and what would be right. */
final class Mistake extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String field;

  Mistake(String field, String message) {
    super(message);
    this.field = field;
  }

  String field() {
    return field;
  }
}
