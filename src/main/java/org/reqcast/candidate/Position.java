// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.candidate;

/**
 * A job that a person held.
 *
 * @param from {@code YYYY} or {@code YYYY-MM}; empty where unknown
 * @param to the same; {@code present} for the current job
 */
public record Position(String title, String employer, String from, String to, String summary) {}
