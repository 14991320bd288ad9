// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.search;

import java.util.List;

/**
 * How a query was read.
 *
 * @param notes what was dropped or repaired, a sentence each
 * @param easy whether the recruiter only listed words, so that part of them is better than nothing
 */
record Reading(Clause clause, List<String> notes, boolean easy) {
  Reading {
    notes = List.copyOf(notes);
  }
}
