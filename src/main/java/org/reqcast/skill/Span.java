// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

/**
 * A stretch of time that a text names.
 *
 * @param years its length; 0 where only years of the calendar are named
 * @param from first year; 0 where unknown
 * @param to last year; 0 where unknown
 */
record Span(int start, int end, Kind kind, double years, int from, int to) {
  /** How it is named. */
  enum Kind {
    LENGTH,
    RANGE,
    SINCE,
    UNTIL,
    YEAR
  }
}
