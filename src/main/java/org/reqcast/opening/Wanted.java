// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.opening;

/**
 * A skill that an opening asks for.
 *
 * @param skill a concept's id, or words that name one
 * @param must a must, or nice to have
 * @param years at least this many; 0 where any will do
 */
public record Wanted(String skill, boolean must, int years) {}
