// SPDX-License-Identifier: Apache-2.0
// Copyright the Reqcast authors
package org.reqcast.skill;

/** A phrase at its place in a text. */
record Trigger(int start, int end, Phrase.Effect effect, Phrase.Reach reach) {}
