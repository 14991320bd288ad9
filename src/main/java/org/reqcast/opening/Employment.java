// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.opening;

/** The kind of employment, in the words of schema.org's {@code employmentType}. */
public enum Employment {
  FULL_TIME,
  PART_TIME,
  CONTRACTOR,
  TEMPORARY,
  PER_DIEM,
  INTERN
}
